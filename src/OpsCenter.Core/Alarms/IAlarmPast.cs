using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>The alarm journal read by time, for replays. Thread-safe; never holds up the engine.</summary>
/// <remarks>Sequences grow with the time of recording, so a moment is a sequence and nothing has to be searched by time twice.</remarks>
public interface IAlarmPast
{
    /// <summary>Greatest sequence recorded at or before the moment; 0 where there was none yet.</summary>
    Task<long> SequenceAtAsync(Instant at, CancellationToken cancellation);

    /// <summary>
    /// Of each alarm that stood (active, or not acknowledged) after the transition <paramref name="sequence"/>: what had happened to it since it
    /// was raised last, in order of sequence.
    /// </summary>
    Task<IReadOnlyList<AlarmTransition>> StandingAsync(long sequence, CancellationToken cancellation);

    /// <summary>The next transitions after the sequence, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<AlarmTransition>> AfterAsync(long sequence, int limit, CancellationToken cancellation);

    /// <summary>Transitions recorded from <paramref name="from"/> until before <paramref name="to"/>, in order, streamed: a month of them need not fit in memory.</summary>
    IAsyncEnumerable<AlarmTransition> BetweenAsync(Instant from, Instant to, CancellationToken cancellation);
}
