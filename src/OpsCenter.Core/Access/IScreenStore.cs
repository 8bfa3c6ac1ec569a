namespace OpsCenter.Core.Access;

/// <summary>Durable pairings of wall displays.</summary>
public interface IScreenStore
{
    Task<IReadOnlyList<PairedScreen>> ListAsync(CancellationToken cancellation);

    Task AddAsync(PairedScreen screen, CancellationToken cancellation);

    /// <summary>False where there is none or it was revoked before.</summary>
    Task<bool> RevokeAsync(string id, Telemetry.Instant at, CancellationToken cancellation);
}
