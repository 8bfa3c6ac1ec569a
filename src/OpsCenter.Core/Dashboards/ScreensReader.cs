using System.Text.Json;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary><c>screens.json</c>.</summary>
internal sealed class ScreensReader(string file, List<ConfigError> errors, IReadOnlyDictionary<string, DashboardConfig> dashboards)
{
    private const int MaxScreens = 500;
    private const int MaxIdLength = 64;

    private readonly PlaylistReader _playlists = new(file, errors, dashboards);
    private readonly ScreenPartsReader _parts = new(file, errors);

    public IReadOnlyList<ScreenConfig> Read(SourceNode root)
    {
        var section = new SourceSection(root, file, errors, "$schema", "screens");
        var screens = new List<ScreenConfig>();
        var nodes = section.RequiredArray("screens", "Give an array of screens");
        if (nodes.Count > MaxScreens)
        {
            section.Wrong(nodes[MaxScreens], $"There are {nodes.Count} screens", $"Give at most {MaxScreens}");
        }

        foreach (var node in nodes.Take(MaxScreens))
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
        var section = new SourceSection(
            node, file, errors, "id", "title", "dashboards", "language", "dwell", "onCritical", "matrix", "sound", "quiet");
        return new ScreenConfig
        {
            Id = Id(section),
            Title = section.RequiredLocalized("title"),
            Playlist = _playlists.Entries(section),
            Language = section.OneOf("language", "vi", "en") == 1 ? "en" : "vi",
            Dwell = PlaylistReader.Dwell(section) ?? ScreenConfig.DefaultDwell,
            OnCritical = _playlists.OnCritical(section),
            Matrix = section.Find("matrix") is { } matrix ? _parts.Matrix(matrix) : null,
            Sound = section.Find("sound") is { } sound ? _parts.Sound(sound) : null,
            Quiet = section.Find("quiet") is { } quiet ? _parts.Quiet(quiet) : null,
        };
    }

    /// <summary>What may stand in an address unescaped; old files may hold more, as long as it is no path.</summary>
    private static string Id(SourceSection section)
    {
        var id = section.RequiredText("id", "Give the last part of the wall's address");
        if (section.Find("id") is { Kind: JsonValueKind.String } node && (id.Length is 0 or > MaxIdLength || id.Any(sign => char.IsControl(sign) || sign is '/' or '\\' or '?' or '#')))
        {
            section.Wrong(node, $"'{id}' cannot be part of an address", $"Write 1 to {MaxIdLength} letters, digits and dashes");
        }

        return id;
    }
}
