namespace OpsCenter.Core.Telemetry;

/// <summary>Whether a store takes anything now. Immutable.</summary>
/// <param name="RefusesBecause">For a person, without paths or addresses; null while it takes what comes.</param>
/// <param name="IsFull">The refusal is for want of room and ends by itself when there is some.</param>
/// <param name="Room">How much more it could hold; null where it cannot tell.</param>
/// <param name="Damaged">Pieces of history found unreadable since the start; the log names each.</param>
/// <param name="Backlog">What waits for the database behind the store; null where there is none behind it.</param>
public sealed record StoreHealth(string? RefusesBecause, bool IsFull = false, StoreRoom? Room = null, long Damaged = 0, StoreBacklog? Backlog = null)
{
    public static StoreHealth Fine { get; } = new((string?)null);
}
