using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OpsCenter.App.Live;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Wall;

/// <summary>Which walls there are, and what the page of each carries.</summary>
internal sealed class WallScreens(
    ILiveConfig<DashboardSet> dashboards, ILiveConfig<Places> places, LiveSnapshots snapshots, LiveMark mark, IOptions<LiveOptions> options, TimeProvider time)
{
    private const string Light = "light";
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>The language asked for, else the screen's own, else Vietnamese.</summary>
    public CultureInfo Language(string? screen, IQueryCollection query) =>
        (query["lang"].ToString() is { Length: > 0 } asked ? asked : Find(screen)?.Language) == "en" ? English : Vietnamese;

    /// <summary>Null where there is no such screen, or the query names a dashboard there is not.</summary>
    /// <param name="id">Of the screen.</param>
    /// <param name="query">Of the page's address.</param>
    /// <param name="display">Name of a paired display; null for a person.</param>
    public async Task<WallView?> FindAsync(string id, IQueryCollection query, string? display)
    {
        if (Find(id) is not { } screen)
        {
            return null;
        }

        var cell = query["cell"].ToString() is { Length: > 0 } asked ? asked : null;
        var plan = ScreenPlan.Of(screen, cell, display, options.Value.UtcOffsetMinutes);
        var pinned = Pinned(plan, query);
        var first = pinned ?? plan.At(time.GetInstant().UnixMilliseconds);
        if (!dashboards.Current.Dashboards.TryGetValue(first.Dashboard, out var dashboard))
        {
            return null;
        }

        var language = Language(id, query);
        var config = new WallConfig(screen.Id, cell, Place(), plan, pinned, first, language.TwoLetterISOLanguageName, LiveHub.Path);
        return new WallView(
            dashboard.Title.For(language),
            language,
            query["theme"] == Light ? Light : "dark",
            mark.Build,
            JsonSerializer.Serialize(config, JsonSerializerOptions.Web),
            await snapshots.ForAsync(first.Dashboard, first.Variables));
    }

    /// <summary>A link to one dashboard, or with variables, is for a person: it shows just that.</summary>
    private PlanEntry? Pinned(ScreenPlan plan, IQueryCollection query)
    {
        var named = query["dashboard"].ToString();
        var entry = named.Length > 0 ? new PlanEntry(named, new Dictionary<string, string>(), plan.Playlist[0].DwellMs) : plan.Playlist[0];
        var variables = dashboards.Current.Dashboards.TryGetValue(entry.Dashboard, out var dashboard) ? Variables(dashboard, query) : [];
        return named.Length == 0 && variables.Count == 0
            ? null
            : entry with { Variables = entry.Variables.Concat(variables).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value) };
    }

    public IReadOnlyList<WallLink> Screens(CultureInfo language) =>
    [
        .. dashboards.Current.Screens.Values
            .Select(screen => new WallLink(screen.Id, screen.Title.For(language)))
            .OrderBy(link => link.Title, StringComparer.Create(language, ignoreCase: true)),
    ];

    /// <summary>Dashboards that can be opened under their own id because no screen has it.</summary>
    public IReadOnlyList<WallLink> Dashboards(CultureInfo language) =>
    [
        .. dashboards.Current.Dashboards.Values
            .Where(dashboard => !dashboards.Current.Screens.ContainsKey(dashboard.Id))
            .Select(dashboard => new WallLink(dashboard.Id, dashboard.Title.For(language)))
            .OrderBy(link => link.Title, StringComparer.Create(language, ignoreCase: true)),
    ];

    private ScreenConfig? Find(string? id) => id is null ? null : dashboards.Current.Screen(id);

    private LocalizedText Place() => WallPlace.Of(
        places.Current, new LocalizedText(WallTexts.Of("Centre", Vietnamese), WallTexts.Of("Centre", English)));

    private static Dictionary<string, string> Variables(DashboardConfig dashboard, IQueryCollection query) =>
        dashboard.Variables.Keys
            .Where(name => query[name].ToString().Length > 0)
            .ToDictionary(name => name, name => query[name].ToString());
}
