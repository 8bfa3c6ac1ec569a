using System.Globalization;
using System.Text.Json;
using OpsCenter.App.Live;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Wall;

/// <summary>Which walls there are, and what the page of each carries.</summary>
internal sealed class WallScreens(
    ILiveConfig<DashboardSet> dashboards, ILiveConfig<Places> places, LiveSnapshots snapshots, LiveMark mark)
{
    private const string Light = "light";
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>The language asked for, else the screen's own, else Vietnamese.</summary>
    public CultureInfo Language(string? screen, IQueryCollection query) =>
        (query["lang"].ToString() is { Length: > 0 } asked ? asked : Find(screen)?.Language) == "en" ? English : Vietnamese;

    /// <summary>Null where there is no such screen, or the query names a dashboard there is not.</summary>
    public async Task<WallView?> FindAsync(string id, IQueryCollection query)
    {
        var set = dashboards.Current;
        if (Find(id) is not { } screen)
        {
            return null;
        }

        IReadOnlyList<string> shown = query["dashboard"].ToString() is { Length: > 0 } other ? [other] : screen.Dashboards;
        if (!set.Dashboards.TryGetValue(shown[0], out var first))
        {
            return null;
        }

        var language = Language(id, query);
        var variables = Variables(first, query);
        var config = new WallConfig(
            screen.Id, screen.Title, Place(), shown, screen.Dwell.TotalSeconds, variables, language.TwoLetterISOLanguageName, LiveHub.Path);
        return new WallView(
            first.Title.For(language),
            language,
            query["theme"] == Light ? Light : "dark",
            mark.Build,
            JsonSerializer.Serialize(config, JsonSerializerOptions.Web),
            await snapshots.ForAsync(first.Id, variables));
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
