using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Anomalies;

/// <summary>What people do with anomalies; every page and API goes through here. Thread-safe.</summary>
public sealed class AnomalyService(IAnomalyStore store, AnomalyFigures figures, IAuditLog audit, TimeProvider time)
{
    public const int LongestReason = 500;

    /// <summary>Those that nobody has judged yet, the most unusual first; null where the caller may not read.</summary>
    public async Task<IReadOnlyList<Anomaly>?> OpenAsync(Caller caller, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? [.. (await store.LastingAsync(cancellation)).Where(anomaly => anomaly.IsOpen).OrderByDescending(anomaly => anomaly.Rank)] : null;

    /// <summary>Those that are over or judged, newest first; null where the caller may not read.</summary>
    public async Task<IReadOnlyList<Anomaly>?> PastAsync(Caller caller, int limit, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? await store.PastAsync(limit, cancellation) : null;

    /// <param name="caller">Needs <see cref="Permission.OperateAlarms"/>.</param>
    /// <param name="id">Of the anomaly; one that is over may still be judged.</param>
    /// <param name="verdict">What it was.</param>
    /// <param name="reason">What is known of it; required.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<AnomalyOutcome> JudgeAsync(Caller caller, string id, AnomalyVerdict verdict, string? reason, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.OperateAlarms))
        {
            return AnomalyOutcome.Forbidden;
        }

        var text = reason?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > LongestReason)
        {
            return AnomalyOutcome.ReasonMissing;
        }

        if (await store.FindAsync(id, cancellation) is not { } anomaly)
        {
            return AnomalyOutcome.NotFound;
        }

        var judged = anomaly with { Verdict = verdict, JudgedBy = caller.Name, JudgedAt = time.GetInstant(), Reason = text };
        if (!await store.JudgeAsync(judged, cancellation))
        {
            return AnomalyOutcome.AlreadyJudged;
        }

        // Judged is judged: whoever left meanwhile is in the audit all the same.
        await audit.AppendAsync(caller, verdict == AnomalyVerdict.Confirmed ? "anomaly.confirm" : "anomaly.dismiss", id, $"{anomaly.Series}: {text}", CancellationToken.None);
        await figures.JudgedAsync(judged, CancellationToken.None);
        return AnomalyOutcome.Done;
    }
}
