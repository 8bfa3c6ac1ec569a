using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Dashboards.Versions;

/// <summary>A dashboard as it once was.</summary>
/// <param name="Number">From 1, one more for each.</param>
/// <param name="At">When it was saved; for a change by hand, when it was found.</param>
/// <param name="Author">Who; null for a change made in the file.</param>
/// <param name="Note">Why, where somebody said so.</param>
/// <param name="Hash">Of the text.</param>
/// <param name="Text">The whole file.</param>
public sealed record DashboardVersion(int Number, Instant At, string? Author, string? Note, string Hash, string Text);
