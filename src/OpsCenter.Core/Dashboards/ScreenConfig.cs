using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>A wall of <c>screens.json</c>. Immutable.</summary>
public sealed record ScreenConfig
{
    public static readonly TimeSpan DefaultDwell = TimeSpan.FromSeconds(30);

    /// <summary>Last part of the wall's address.</summary>
    public required string Id { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>Shown in turn; at least one.</summary>
    public required IReadOnlyList<ScreenEntry> Playlist { get; init; }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>How long an entry stays that names no time of its own.</summary>
    public TimeSpan Dwell { get; init; } = DefaultDwell;

    /// <summary>
    /// Dashboard to show while a critical alarm waits for its acknowledgement, by the alarm's pack; <c>*</c> stands for all
    /// other packs. Empty: the playlist stops where it is.
    /// </summary>
    public IReadOnlyDictionary<string, string> OnCritical { get; init; } = new Dictionary<string, string>();

    /// <summary>Null where one display shows the whole.</summary>
    public ScreenMatrix? Matrix { get; init; }

    /// <summary>Null where the screen is silent.</summary>
    public ScreenSound? Sound { get; init; }

    /// <summary>Null where the screen is as bright and loud by night as by day.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Every dashboard the screen may come to show, each once.</summary>
    public IReadOnlyList<string> Dashboards => [.. Playlist.Select(entry => entry.Dashboard).Concat(OnCritical.Values).Distinct()];

    /// <summary>A screen of one dashboard that no file declares.</summary>
    public static ScreenConfig Of(DashboardConfig dashboard) => new()
    {
        Id = dashboard.Id,
        Title = dashboard.Title,
        Playlist = [new ScreenEntry(dashboard.Id, null, new Dictionary<string, string>())],
    };

    public TimeSpan DwellOf(ScreenEntry entry) => entry.Dwell ?? Dwell;
}
