using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OpsCenter.App.Live;
using OpsCenter.App.Replay;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Wall;

/// <summary>Which walls there are, and what the page of each carries.</summary>
internal sealed class WallScreens(
    ILiveConfig<DashboardSet> dashboards, ILiveConfig<Places> places, LiveSnapshots snapshots, LiveMark mark, ReplayScenarios scenarios, LiveState state,
    IOptions<LiveOptions> options, TimeProvider time)
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

        var played = query["scenario"].ToString() is { Length: > 0 } wanted ? wanted : dashboard.Scenario;
        var scenario = played is null ? null : scenarios.Find(played);
        if (played is not null && scenario is null)
        {
            return null;
        }

        var language = Language(id, query);
        var set = dashboards.Current;
        var trail = pinned is not null || plan.Playlist.Count == 1 ? new WallTrail(set, places.Current).Of(dashboard, first.Variables) : [];
        var config = new WallConfig(
            screen.Id, cell, Place(), plan, pinned, first, language.TwoLetterISOLanguageName, LiveHub.Path,
            dashboard.Scenario, scenario?.Speed, trail, WallTrail.Levels(set));
        return new WallView(
            dashboard.Title.For(language),
            language,
            query["theme"] == Light ? Light : "dark",
            mark.Build,
            JsonSerializer.Serialize(config, JsonSerializerOptions.Web),
            // A wall of the past must not show the present for a moment.
            played is not null || query["at"].ToString().Length > 0 ? null : await snapshots.ForAsync(first.Dashboard, first.Variables));
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

    /// <summary>The site that the query names and nobody knows, empty where it names none, null where the wall needs none or knows it.</summary>
    public string? UnknownSite(string id, IQueryCollection query)
    {
        var asked = query["dashboard"].ToString() is { Length: > 0 } other ? other : Find(id)?.Dashboards[0];
        if (asked is null || !dashboards.Current.Dashboards.TryGetValue(asked, out var dashboard)
            || !dashboard.Variables.TryGetValue(StandardTags.Site, out var standard))
        {
            return null;
        }

        var site = query[StandardTags.Site].ToString();
        var shown = site.Length > 0 ? site : standard;
        return places.Current.Sites.ContainsKey(shown) || IsHeard(shown) ? null : site;
    }

    /// <summary>All described sites.</summary>
    public IReadOnlyList<WallLink> Sites(CultureInfo language) =>
    [
        .. places.Current.Sites.Values
            .Select(site => new WallLink(site.Id, site.Name.For(language)))
            .OrderBy(link => link.Title, StringComparer.Create(language, ignoreCase: true)),
    ];

    public IReadOnlyList<WallLink> Screens(CultureInfo language) =>
    [
        .. dashboards.Current.Screens.Values
            .Select(screen => new WallLink(screen.Id, screen.Title.For(language)))
            .OrderBy(link => link.Title, StringComparer.Create(language, ignoreCase: true)),
    ];

    /// <summary>Dashboards that can be opened under their own id because no screen has it; those of a site need to be told which.</summary>
    public IReadOnlyList<WallLink> Dashboards(CultureInfo language) =>
    [
        .. dashboards.Current.Dashboards.Values
            .Where(dashboard => !dashboards.Current.Screens.ContainsKey(dashboard.Id) && !dashboard.Variables.ContainsKey(StandardTags.Site))
            .Select(dashboard => new WallLink(dashboard.Id, dashboard.Title.For(language)))
            .OrderBy(link => link.Title, StringComparer.Create(language, ignoreCase: true)),
    ];

    /// <summary>A device may name a site that no pack describes.</summary>
    private bool IsHeard(string site)
    {
        for (var index = 0; index < state.Count; index++)
        {
            if (state[index].Key.Tag(StandardTags.Site) == site)
            {
                return true;
            }
        }

        return false;
    }

    private ScreenConfig? Find(string? id) => id is null ? null : dashboards.Current.Screen(id);

    private LocalizedText Place() => WallPlace.Of(
        places.Current, new LocalizedText(WallTexts.Of("Centre", Vietnamese), WallTexts.Of("Centre", English)));

    private static Dictionary<string, string> Variables(DashboardConfig dashboard, IQueryCollection query) =>
        dashboard.Variables.Keys
            .Where(name => query[name].ToString().Length > 0)
            .ToDictionary(name => name, name => query[name].ToString());
}
