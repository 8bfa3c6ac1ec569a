using System.ComponentModel.DataAnnotations;

namespace OpsCenter.App.Live;

/// <summary>How screens are fed.</summary>
public sealed class LiveOptions
{
    public const string SectionName = "Live";

    /// <value>Marks every screen as simulated, whatever its data say. Default false; the demo sets it.</value>
    public bool Simulated { get; set; }

    /// <value>
    /// The least milliseconds between two frames of a view. 50 to 1000, default 100: a reading that just missed a frame waits that
    /// long for the next, so with 250 one in a hundred would be older than a quarter of a second on the screen.
    /// </value>
    [Range(50, 1000)]
    public int TickMilliseconds { get; set; } = 100;

    /// <value>
    /// Milliseconds between looks for changes: what comes after a quiet moment waits no longer than this. 10 to 1000, default 25.
    /// </value>
    [Range(10, 1000)]
    public int LookMilliseconds { get; set; } = 25;

    /// <value>Frames kept per view for screens that lost their link. 4 to 4,800, default 600 (one minute).</value>
    [Range(4, 4800)]
    public int FramesKept { get; set; } = 600;

    /// <value>Frames that may wait for one slow connection before it is sent a snapshot instead. 1 to 16, default 8.</value>
    [Range(1, 16)]
    public int PendingFrames { get; set; } = 8;

    /// <value>Seconds one write may take before the connection is closed. 5 to 300, default 30.</value>
    [Range(5, 300)]
    public int StalledSeconds { get; set; } = 30;

    /// <value>Views (dashboard with variables) that may live at once; a further one is refused. 1 to 10,000, default 500.</value>
    [Range(1, 10_000)]
    public int MaxViews { get; set; } = 500;

    /// <value>Connections that may be open at once; a further one is closed. 1 to 100,000, default 5,000.</value>
    [Range(1, 100_000)]
    public int MaxConnections { get; set; } = 5000;

    /// <value>Subscriptions and resumptions a connection may ask for in a minute. 1 to 6,000, default 120.</value>
    [Range(1, 6000)]
    public int MaxCallsPerMinute { get; set; } = 120;

    /// <value>Seconds a view without screens is kept, so that a page's first paint and its first subscription share it. 5 to 3,600, default 60.</value>
    [Range(5, 3600)]
    public int IdleViewSeconds { get; set; } = 60;

    /// <value>Seconds between checks whether a connected caller may still read. 1 to 30, default 10.</value>
    [Range(1, 30)]
    public int AccessCheckSeconds { get; set; } = 10;

    /// <value>Offset of local time from UTC in minutes, for days and the windows of trends. -720 to 840, default 420 (Vietnam).</value>
    [Range(-720, 840)]
    public int UtcOffsetMinutes { get; set; } = 420;

    /// <value>Origins besides the host's own that may open the hub, e.g. <c>https://wall.example</c>. Default none.</value>
    public IList<string> AllowedOrigins { get; set; } = [];
}
