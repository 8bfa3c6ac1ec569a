using OpsCenter.App.Live;

namespace OpsCenter.App.Dashboards.Drafts;

/// <summary>A draft judged and, where something of it can be shown, live: ask for its frames by <paramref name="Draft"/>.</summary>
/// <param name="Draft">Null where nothing can be shown.</param>
/// <param name="Errors">All that keeps it from being saved.</param>
/// <param name="Formatted">As the file would have it; null where the text is not JSON.</param>
/// <param name="Snapshot">What a wall would be sent.</param>
internal sealed record DraftJson(string? Draft, IReadOnlyList<DashboardErrorJson> Errors, string? Formatted, Encoded? Snapshot);
