using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Performance;

/// <summary>How the alarm system served its operators in a range. What each figure counts: <c>docs/alarm-performance.md</c>. Immutable.</summary>
public sealed record AlarmPerformanceReport
{
    /// <summary>Inclusive.</summary>
    public required Instant From { get; init; }

    /// <summary>Exclusive.</summary>
    public required Instant To { get; init; }

    public required AlarmLoad Load { get; init; }

    /// <summary>Calls per severity, each of the four.</summary>
    public required IReadOnlyDictionary<Severity, int> Severities { get; init; }

    /// <summary>Active at the end and not held.</summary>
    public required int Standing { get; init; }

    /// <summary>Active on average over the range.</summary>
    public required double StandingAverage { get; init; }

    /// <summary>Active for more than a day at the end and not held, longest first.</summary>
    public required IReadOnlyList<AlarmSourceLoad> Stale { get; init; }

    /// <summary>Raised three times or more within a minute, or named flapping by the engine.</summary>
    public required IReadOnlyList<AlarmSourceLoad> Chattering { get; init; }

    /// <summary>The ten rules with most calls.</summary>
    public required IReadOnlyList<AlarmRuleLoad> Rules { get; init; }

    /// <summary>The ten alarms with most calls.</summary>
    public required IReadOnlyList<AlarmSourceLoad> Sources { get; init; }

    public required AlarmAnswering Answering { get; init; }

    /// <summary>Times that a person put an alarm aside.</summary>
    public required int Shelved { get; init; }

    /// <summary>Times that a maintenance window or a cause began to keep an alarm quiet.</summary>
    public required int Suppressed { get; init; }

    /// <summary>Raises that nobody heard because something held the alarm.</summary>
    public required int RaisedQuietly { get; init; }

    /// <summary>Raised in the range and not cleared by its end.</summary>
    public required int WithoutClearing { get; init; }

    /// <summary>0 to 1; 0 where nothing called.</summary>
    public double ShareOf(Severity severity) => Load.Calls == 0 ? 0 : (double)Severities[severity] / Load.Calls;

    /// <summary>Share of the ten alarms that call most.</summary>
    public double TopTenShare => Sources.Sum(source => source.Share);
}
