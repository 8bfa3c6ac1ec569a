namespace OpsCenter.Core.Anomalies;

/// <summary>Durable home of anomalies. Thread-safe.</summary>
public interface IAnomalyStore
{
    /// <summary>Those that last, judged or not.</summary>
    Task<IReadOnlyList<Anomaly>> LastingAsync(CancellationToken cancellation);

    /// <summary>Those that are over or judged, newest first.</summary>
    Task<IReadOnlyList<Anomaly>> PastAsync(int limit, CancellationToken cancellation);

    Task<Anomaly?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Adds it, or replaces what was seen of it; a verdict that is stored stays.</summary>
    Task SaveAsync(Anomaly anomaly, CancellationToken cancellation);

    /// <summary>False where it has a verdict already, or there is none such.</summary>
    Task<bool> JudgeAsync(Anomaly anomaly, CancellationToken cancellation);
}
