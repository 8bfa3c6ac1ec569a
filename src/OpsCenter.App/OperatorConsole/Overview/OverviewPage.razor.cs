using System.Globalization;
using OpsCenter.App.OperatorConsole.Quarantine;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Overview;

/// <summary>The first page: what is open, what is broken, and the way to the walls; before any data, the way to the first device.</summary>
public sealed partial class OverviewPage(ILiveConfig<DashboardSet> dashboards, ITelemetryStore telemetry, QuarantineReading quarantine)
{
    private const int Briefly = 5;
    private static readonly Severity[] Severities = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];
    private bool _empty;
    private QuarantineTotals? _totals;
    private DashboardSet? _drawnFrom;

    private IReadOnlyList<WallSketch> Walls { get; set; } = [];

    private IReadOnlyList<AlarmView> Worst => [.. Now.Board.Alarms.Take(Briefly)];

    protected override async Task OnInitializedAsync()
    {
        _totals = await quarantine.TotalsAsync(Caller, Leaving);
        _empty = Caller.Can(Permission.Read) && !(await telemetry.SeriesAsync(SeriesSelector.All, Leaving)).Any(series => series.Tag("origin") != "self");
    }

    protected override void OnParametersSet()
    {
        var current = dashboards.Current;
        if (!ReferenceEquals(current, _drawnFrom))
        {
            _drawnFrom = current;
            Walls = WallSketch.All(current, CultureInfo.CurrentUICulture);
        }
    }

    private int Unacknowledged(Severity severity) =>
        Now.Board.Alarms.Count(alarm => alarm.Severity == severity && !alarm.Acknowledged);
}
