namespace OpsCenter.Core.Telemetry;

/// <summary>What became of a batch. Closed: <see cref="Accepted"/>, <see cref="Retryable"/> or <see cref="Rejected"/>.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome()
    {
    }

    /// <summary>On disk, fsynced.</summary>
    /// <param name="DuplicateReadings">Readings whose (series, time) was there already; stored once.</param>
    /// <param name="NewEvents">Events not seen before, or changed; what a feed shows.</param>
    public sealed record Accepted(int DuplicateReadings, IReadOnlyList<OperationalEvent> NewEvents) : CommitOutcome;

    /// <summary>Nothing stored; the same batch may succeed later (disk full, database down).</summary>
    public sealed record Retryable(string Reason) : CommitOutcome;

    /// <summary>Nothing stored and never will be; belongs in quarantine.</summary>
    public sealed record Rejected(string Reason) : CommitOutcome;
}
