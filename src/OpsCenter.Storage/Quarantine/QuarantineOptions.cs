namespace OpsCenter.Storage.Quarantine;

/// <summary>Section <c>Storage:Embedded:Quarantine</c>. Beyond a bound the oldest messages go, counted.</summary>
public sealed class QuarantineOptions
{
    /// <value>Messages kept. Default 50,000, legal 1-10,000,000.</value>
    public int MaxEntries { get; set; } = 50_000;

    /// <value>Payload bytes kept. Default 256 MiB, legal 1 KiB-1 TiB.</value>
    public long MaxBytes { get; set; } = 256L * 1024 * 1024;

    /// <value>Age by time of arrival. Default 30 days, legal 1 min-100 years.</value>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(30);
}
