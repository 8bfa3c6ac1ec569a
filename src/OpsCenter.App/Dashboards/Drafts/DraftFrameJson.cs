using OpsCenter.App.Live;

namespace OpsCenter.App.Dashboards.Drafts;

/// <summary>What changed in a draft's tiles, and the hash of the dashboard's file now: another than the editor's means somebody else has saved.</summary>
internal sealed record DraftFrameJson(string? File, Encoded Frame);
