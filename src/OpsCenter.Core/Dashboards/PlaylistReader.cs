using System.Text.Json;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>What a screen of <c>screens.json</c> shows and when.</summary>
internal sealed class PlaylistReader(string file, List<ConfigError> errors, IReadOnlyDictionary<string, DashboardConfig> dashboards)
{
    private const int MaxEntries = 100;
    private const int MaxValueLength = 64;
    private static readonly TimeSpan MinDwell = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxDwell = TimeSpan.FromHours(1);

    /// <summary>Ids, or objects with a time and variables of their own.</summary>
    public IReadOnlyList<ScreenEntry> Entries(SourceSection section)
    {
        var nodes = section.RequiredArray("dashboards", "Name at least one dashboard");
        if (section.Find("dashboards") is { Kind: JsonValueKind.Array, Items.Count: 0 } empty)
        {
            section.Wrong(empty, "The screen shows nothing", "Name at least one dashboard");
        }

        if (nodes.Count > MaxEntries)
        {
            section.Wrong(nodes[MaxEntries], $"There are {nodes.Count} entries", $"Give at most {MaxEntries}");
        }

        return [.. nodes.Take(MaxEntries).Select(node => Entry(section, node))];
    }

    /// <summary>Null where the key is absent or wrong.</summary>
    public static TimeSpan? Dwell(SourceSection section)
    {
        if (section.Text("dwell") is not { } text)
        {
            return null;
        }

        if (DurationText.TryParse(text, out var dwell) && dwell >= MinDwell && dwell <= MaxDwell)
        {
            return dwell;
        }

        section.Wrong(section.Find("dwell")!, $"'{text}' is no time from 5 seconds to 1 hour", "Write a whole number and s, m or h, e.g. \"30s\"");
        return null;
    }

    public IReadOnlyDictionary<string, string> OnCritical(SourceSection section)
    {
        var shown = section.Texts("onCritical");
        foreach (var (pack, dashboard) in shown)
        {
            Known(section, section.Find("onCritical")!.Find(pack)!, dashboard);
        }

        return shown;
    }

    private ScreenEntry Entry(SourceSection section, SourceNode node)
    {
        if (node.Kind == JsonValueKind.String)
        {
            Known(section, node, node.Text);
            return new ScreenEntry(node.Text, null, new Dictionary<string, string>());
        }

        var entry = new SourceSection(node, file, errors, "dashboard", "dwell", "variables");
        var dashboard = entry.RequiredText("dashboard", "Name a dashboard");
        if (entry.Find("dashboard") is { Kind: JsonValueKind.String } named)
        {
            Known(entry, named, dashboard);
        }

        return new ScreenEntry(dashboard, Dwell(entry), Variables(entry, dashboard));
    }

    private IReadOnlyDictionary<string, string> Variables(SourceSection entry, string dashboard)
    {
        var variables = entry.Texts("variables");
        foreach (var (name, value) in variables)
        {
            var node = entry.Find("variables")!.Find(name)!;
            if (dashboards.TryGetValue(dashboard, out var config) && !config.Variables.ContainsKey(name))
            {
                entry.Wrong(node, $"The dashboard '{dashboard}' has no variable '{name}'", config.Variables.Count == 0
                    ? "Leave it out"
                    : $"Use one of {string.Join(", ", config.Variables.Keys.Order(StringComparer.Ordinal))}");
            }
            else if (value.Length is 0 or > MaxValueLength || value.Any(char.IsControl))
            {
                entry.Wrong(node, $"'{value}' is no value of a variable", $"Write 1 to {MaxValueLength} letters or digits");
            }
        }

        return variables;
    }

    private void Known(SourceSection section, SourceNode node, string dashboard)
    {
        if (!dashboards.ContainsKey(dashboard))
        {
            section.Wrong(node, $"There is no dashboard '{dashboard}'", $"Use one of {string.Join(", ", dashboards.Keys.Order(StringComparer.Ordinal))}");
        }
    }
}
