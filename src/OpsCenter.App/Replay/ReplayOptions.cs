using System.ComponentModel.DataAnnotations;

namespace OpsCenter.App.Replay;

/// <summary>How much replaying a server takes on. Each replay reads the store and computes for one screen alone.</summary>
public sealed class ReplayOptions
{
    public const string SectionName = "Replay";

    /// <value>Replays that may be open at once; a further one is refused. 0 (none) to 1,000, default 24.</value>
    [Range(0, 1000)]
    public int MaxReplays { get; set; } = 24;

    /// <value>Replays that one user, token or screen may have open at once. 1 to 100, default 6.</value>
    [Range(1, 100)]
    public int MaxReplaysPerUser { get; set; } = 6;

    /// <value>Milliseconds between two frames of a replay. 100 to 2,000, default 250.</value>
    [Range(100, 2000)]
    public int TickMilliseconds { get; set; } = 250;

    /// <value>Share of one processor that all replays together may take, in percent; live screens come first. 5 to 100, default 50.</value>
    [Range(5, 100)]
    public int MaxProcessorPercent { get; set; } = 50;

    /// <value>Days back that a replay may start where the store does not know its oldest reading. 1 to 3,650, default 31.</value>
    [Range(1, 3650)]
    public int DaysBack { get; set; } = 31;
}
