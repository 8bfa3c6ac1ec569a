using System.Security.Claims;
using Microsoft.Extensions.Options;
using OpsCenter.App.Live;
using OpsCenter.App.Wall;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Screens.Displays;

/// <summary>Where displays report, and hear what they are to show.</summary>
internal sealed class DisplayDesk
{
    private readonly DisplayBoard _board;
    private readonly RemoteShows _remote;
    private readonly ILiveConfig<DashboardSet> _dashboards;
    private readonly int _utcOffsetMinutes;

    public DisplayDesk(DisplayBoard board, RemoteShows remote, ILiveConfig<DashboardSet> dashboards, IOptions<LiveOptions> options)
    {
        (_board, _remote, _dashboards, _utcOffsetMinutes) = (board, remote, dashboards, options.Value.UtcOffsetMinutes);

        // The file changed: whoever follows another plan now hears so at once and not with its next report.
        dashboards.Changed += () => _board.Order(display => NewPlan(display) is not null, DisplayOrder.Report);
    }

    /// <summary>Null where the report is not valid; <paramref name="problem"/> then names the part that is wrong.</summary>
    public DisplayAnswer? Take(string connection, ClaimsPrincipal user, DisplayReport? report, out string? problem)
    {
        problem = report is null ? "report" : report.Problem();
        if (problem is not null)
        {
            _board.Count("refused");
            return null;
        }

        var display = _board.Take(connection, user, report!);
        return new DisplayAnswer(NewPlan(display), _remote.Find(display.Display));
    }

    private ScreenPlan? NewPlan(OpenDisplay display)
    {
        if (_dashboards.Current.Screen(display.Report.Screen!) is not { } screen)
        {
            // The screen was deleted: what it showed last is better than nothing.
            return null;
        }

        var plan = ScreenPlan.Of(screen, display.Report.Cell, display.Pairing is null ? null : display.Name, _utcOffsetMinutes);
        return plan.Version == display.Report.Plan ? null : plan;
    }
}
