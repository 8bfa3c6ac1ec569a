using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>A wall of <c>screens.json</c>.</summary>
/// <param name="Id">Last part of the wall's address.</param>
/// <param name="Title">Shown title.</param>
/// <param name="Dashboards">Shown in turn; at least one.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
/// <param name="Dwell">How long each dashboard stays where there are several.</param>
public sealed record ScreenConfig(
    string Id, LocalizedText Title, IReadOnlyList<string> Dashboards, string Language, TimeSpan Dwell);
