using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Wall;

/// <summary>What the browser module needs to know before its first frame; <c>WallConfig</c> of its protocol file.</summary>
internal sealed record WallConfig(
    string Screen,
    LocalizedText ScreenName,
    LocalizedText Place,
    IReadOnlyList<string> Dashboards,
    double DwellSeconds,
    IReadOnlyDictionary<string, string> Variables,
    string Language,
    string Hub);
