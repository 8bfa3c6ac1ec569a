namespace OpsCenter.Core.Telemetry;

public static class InstantTimeProviderExtensions
{
    /// <summary>The provider's present moment.</summary>
    public static Instant GetInstant(this TimeProvider time) => Instant.From(time.GetUtcNow());
}
