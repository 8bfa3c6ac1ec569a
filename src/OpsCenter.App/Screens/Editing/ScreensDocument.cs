using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Screens.Editing;

/// <summary><c>screens.json</c> as it is on the disk. Immutable.</summary>
/// <param name="Version">Hash of the bytes; empty where there is no file yet.</param>
/// <param name="Screens">Null where the file has errors: it must be mended by hand first.</param>
/// <param name="Errors">What is wrong with the file.</param>
/// <param name="HasComments">Somebody wrote comments by hand; a page cannot keep them.</param>
/// <param name="ChangedBy">Who saved this version in the console; null for a change by hand.</param>
/// <param name="ChangedAt">Null where there is no file yet.</param>
public sealed record ScreensDocument(
    string Version, IReadOnlyList<ScreenConfig>? Screens, IReadOnlyList<ConfigError> Errors, bool HasComments, string? ChangedBy, Instant? ChangedAt);
