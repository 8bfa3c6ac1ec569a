using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Wall;

/// <summary>The levels from the province down to a dashboard: province, pack, site, diagnostics.</summary>
internal sealed class WallTrail(DashboardSet set, Places places)
{
    private const string Root = "overview";

    /// <summary>Dashboards that a click on a site leads to, in this order of depth.</summary>
    private static readonly string[] Deeper = ["site", "diagnostic"];

    /// <summary>Files may name each other as parents.</summary>
    private const int MaxDepth = 8;

    /// <summary>Those levels below a pack that the files have.</summary>
    public static IReadOnlyList<string> Levels(DashboardSet set) =>
        [.. Deeper.Where(id => set.Dashboards.TryGetValue(id, out var found) && found.Variables.ContainsKey(StandardTags.Site))];

    /// <summary>From the top to the dashboard itself.</summary>
    public IReadOnlyList<WallCrumb> Of(DashboardConfig dashboard, IReadOnlyDictionary<string, string> variables)
    {
        var trail = new List<WallCrumb>();
        var seen = new HashSet<string>();
        for (var at = dashboard; at is not null && seen.Add(at.Id) && trail.Count < MaxDepth; at = Parent(at, variables))
        {
            trail.Insert(0, Crumb(at, variables));
        }

        return trail;
    }

    private DashboardConfig? Parent(DashboardConfig dashboard, IReadOnlyDictionary<string, string> variables)
    {
        var named = dashboard.Parent == DashboardConfig.PackParent ? Site(variables)?.Pack : dashboard.Parent;
        return set.Dashboards.GetValueOrDefault(named ?? "") ?? (dashboard.Id == Root ? null : set.Dashboards.GetValueOrDefault(Root));
    }

    private WallCrumb Crumb(DashboardConfig dashboard, IReadOnlyDictionary<string, string> variables)
    {
        var own = variables.Where(pair => dashboard.Variables.ContainsKey(pair.Key))
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}").ToList();
        var query = own.Count > 0 ? "?" + string.Join('&', own) : "";
        return new WallCrumb(Title(dashboard, variables), $"/wall/{Uri.EscapeDataString(dashboard.Id)}{query}");
    }

    private LocalizedText Title(DashboardConfig dashboard, IReadOnlyDictionary<string, string> variables)
    {
        var title = set.Screens.GetValueOrDefault(dashboard.Id)?.Title ?? dashboard.Title;
        title = new LocalizedText(Own(title.Vi), Own(title.En));
        foreach (var (name, value) in variables)
        {
            var shown = places.Sites.TryGetValue(value, out var site) ? site.Name : LocalizedText.Same(value);
            title = new LocalizedText(
                title.Vi.Replace("$" + name, shown.Vi, StringComparison.Ordinal), title.En.Replace("$" + name, shown.En, StringComparison.Ordinal));
        }

        return title;
    }

    /// <summary>Of "Diagnostics · $site" the trail needs the first part: the site is the level above.</summary>
    private static string Own(string title) => title.IndexOf(" · $", StringComparison.Ordinal) is var at and > 0 ? title[..at] : title;

    private Site? Site(IReadOnlyDictionary<string, string> variables) =>
        variables.TryGetValue(StandardTags.Site, out var id) ? places.Sites.GetValueOrDefault(id) : null;
}
