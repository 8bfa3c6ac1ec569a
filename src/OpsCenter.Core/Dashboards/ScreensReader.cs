using System.Text.Json;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary><c>screens.json</c>.</summary>
internal sealed class ScreensReader(string file, List<ConfigError> errors, IReadOnlySet<string> dashboards)
{
    private static readonly TimeSpan DefaultDwell = TimeSpan.FromSeconds(30);

    public IReadOnlyList<ScreenConfig> Read(SourceNode root)
    {
        var section = new SourceSection(root, file, errors, "$schema", "screens");
        var screens = new List<ScreenConfig>();
        foreach (var node in section.RequiredArray("screens", "Give an array of screens"))
        {
            var screen = Screen(node);
            if (screens.Any(other => other.Id == screen.Id))
            {
                section.Wrong(node, $"Another screen has the id '{screen.Id}'", "Give each screen its own id");
            }
            else
            {
                screens.Add(screen);
            }
        }

        return screens;
    }

    private ScreenConfig Screen(SourceNode node)
    {
        var section = new SourceSection(node, file, errors, "id", "title", "dashboards", "language", "dwell");
        var shown = section.RequiredArray("dashboards", "Name at least one dashboard");
        if (section.Find("dashboards") is { Kind: JsonValueKind.Array, Items.Count: 0 } empty)
        {
            section.Wrong(empty, "The screen shows nothing", "Name at least one dashboard");
        }

        foreach (var name in shown.Where(name => !dashboards.Contains(name.Text)))
        {
            section.Wrong(name, $"There is no dashboard '{name.Text}'", $"Use one of {string.Join(", ", dashboards.Order(StringComparer.Ordinal))}");
        }

        var english = section.OneOf("language", "vi", "en") == 1;
        return new ScreenConfig(
            section.RequiredText("id", "Give the last part of the wall's address"),
            section.RequiredLocalized("title"),
            [.. shown.Select(name => name.Text)],
            english ? "en" : "vi",
            Dwell(section));
    }

    private static TimeSpan Dwell(SourceSection section)
    {
        if (section.Text("dwell") is not { } text)
        {
            return DefaultDwell;
        }

        if (DurationText.TryParse(text, out var dwell) && dwell >= TimeSpan.FromSeconds(5) && dwell <= TimeSpan.FromHours(1))
        {
            return dwell;
        }

        section.Wrong(section.Find("dwell")!, $"'{text}' is no time from 5 seconds to 1 hour", "Write a whole number and s, m or h, e.g. \"30s\"");
        return DefaultDwell;
    }
}
