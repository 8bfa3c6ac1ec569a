namespace OpsCenter.Core.Telemetry;

/// <summary>What a store has taken safely but not yet handed on to the database that answers history.</summary>
/// <param name="Readings">How many wait.</param>
/// <param name="OldestAge">Since the oldest of them came in; zero where none waits.</param>
/// <param name="Because">Why they wait, for a person and without addresses; null while they are merely on their way.</param>
public sealed record StoreBacklog(long Readings, TimeSpan OldestAge, string? Because);
