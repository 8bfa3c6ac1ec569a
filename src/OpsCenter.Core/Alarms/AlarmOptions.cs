using System.ComponentModel.DataAnnotations;

namespace OpsCenter.Core.Alarms;

/// <summary>Settings of the alarm engine.</summary>
public sealed class AlarmOptions
{
    public const string SectionName = "Alarms";

    /// <summary>How long the timer waits beyond an on-delay for a reading that is still under way.</summary>
    /// <value>Default 5 s; 0 to 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan OnDelayGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the store is told up to which moment readings have been judged, when nothing else is saved.</summary>
    /// <value>Default 10 s; 1 s to 10 min. Longer means more readings to judge again after a crash.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How far before that moment judging starts again after a restart; covers devices whose clock is behind ours.</summary>
    /// <value>Default 1 min; 0 to 1 h.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ReplayMargin { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Most readings judged again after a restart; beyond it only the newest of each series is.</summary>
    /// <value>Default 2,000,000; 1,000 to 100,000,000.</value>
    [Range(1_000, 100_000_000)]
    public int MaxReplayReadings { get; set; } = 2_000_000;

    /// <summary>History lines kept in memory while the database does not answer; the oldest go first and are counted. States are never dropped.</summary>
    /// <value>Default 50,000; 1,000 to 1,000,000.</value>
    [Range(1_000, 1_000_000)]
    public int MaxUnsavedTransitions { get; set; } = 50_000;

    /// <summary>What the pages offer for shelving: a shift.</summary>
    /// <value>Default 8 h; 1 min to 7 d.</value>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan ShelveTime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Longest time on the shelf: then the alarm comes back by itself, whoever forgot it.</summary>
    /// <value>Default 24 h; 1 min to 7 d.</value>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan MaxShelveTime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>An alarm that is raised more often than this within <see cref="FlappingWindow"/> is flapping.</summary>
    /// <value>Default 5; 2 to 100.</value>
    [Range(2, 100)]
    public int FlappingRaises { get; set; } = 5;

    /// <summary>Span that raises are counted in, by the readings' time; an alarm that neither came nor went for so long flaps no more.</summary>
    /// <value>Default 10 min; 10 s to 24 h.</value>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan FlappingWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>What a cause explained is called out if it still stands so long after the cause is gone: time for a camera to start.</summary>
    /// <value>Default 1 min; 0 to 1 h.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RecoveryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>More calls than this in ten minutes are a flood (EEMUA 191: ten for one operator).</summary>
    /// <value>Default 10; 2 to 1,000.</value>
    [Range(2, 1_000)]
    public int FloodOver { get; set; } = 10;

    /// <summary>A flood is over when fewer calls than this came in ten minutes.</summary>
    /// <value>Default 5; 1 to 1,000, not more than <see cref="FloodOver"/>.</value>
    [Range(1, 1_000)]
    public int FloodUnder { get; set; } = 5;

    /// <summary>Longest comment of an acknowledgement, in UTF-16 units.</summary>
    /// <value>Default 1,000; 1 to 10,000.</value>
    [Range(1, 10_000)]
    public int MaxCommentLength { get; set; } = 1_000;

    /// <summary>Whether the author of a rule proposal may approve it: for installations with one technician. Each such approval is audited as <c>rule.approve.self</c>.</summary>
    /// <value>Default false.</value>
    public bool AllowSelfApproval { get; set; }
}
