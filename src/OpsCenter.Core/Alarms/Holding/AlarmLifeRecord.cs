using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Holding;

/// <summary>What keeps one alarm quiet, and what its clocks count from, as stored. Immutable.</summary>
public sealed record AlarmLifeRecord
{
    public AlarmShelf? Shelf { get; init; }

    public AlarmWork? Work { get; init; }

    public AlarmCause? Cause { get; init; }

    /// <summary>Nobody was called since it was raised: held from the first moment on.</summary>
    public bool Quiet { get; init; }

    /// <summary>When somebody was called for it last, or it changed its rung; null where never.</summary>
    public Instant? CalledAt { get; init; }

    public bool Flapping { get; init; }

    /// <summary>Worst rung called out since it flaps; 0 where it does not.</summary>
    public int FlappingLevel { get; init; }

    /// <summary>Event time of the newest raise or clearing; null where it never moved.</summary>
    public Instant? MovedAt { get; init; }

    /// <summary>Event times of the newest raises, oldest first; no more than decide about flapping.</summary>
    public IReadOnlyList<Instant> Raises { get; init; } = [];
}
