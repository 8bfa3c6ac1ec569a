using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.OperatorConsole.Screens;

/// <summary>An entry of a playlist while a person edits it.</summary>
public sealed class EntryDraft
{
    public string Dashboard { get; set; } = "";

    /// <summary>Null for the screen's own time.</summary>
    public int? DwellSeconds { get; set; }

    public Dictionary<string, string> Variables { get; init; } = [];

    public static EntryDraft Of(ScreenEntry entry) => new()
    {
        Dashboard = entry.Dashboard,
        DwellSeconds = (int?)entry.Dwell?.TotalSeconds,
        Variables = new Dictionary<string, string>(entry.Variables),
    };

    public ScreenEntry ToEntry() => new(
        Dashboard,
        DwellSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Variables.Where(pair => pair.Value.Trim().Length > 0).ToDictionary(pair => pair.Key, pair => pair.Value.Trim()));
}
