using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Embedded;

/// <summary>Why a store takes nothing. Said when it begins and when it ends, not once a batch. Told under the store's lock; anybody may ask.</summary>
/// <param name="metrics">Counts what is not taken.</param>
/// <param name="begins">Called with the reason.</param>
/// <param name="ends">Called once it takes again.</param>
internal sealed class StoreRefusal(StorageMetrics metrics, Action<string> begins, Action ends)
{
    private volatile string? _reason;

    /// <summary>Null while it takes what comes.</summary>
    public string? Reason => _reason;

    public void Note(CommitOutcome outcome)
    {
        if (outcome is not CommitOutcome.Accepted)
        {
            metrics.Refused.Add(1, new KeyValuePair<string, object?>("outcome", outcome.GetType().Name));
        }

        // A batch that will never be stored says nothing about the disk.
        if (outcome is not CommitOutcome.Rejected)
        {
            Say((outcome as CommitOutcome.Retryable)?.Reason);
        }
    }

    public void Say(string? reason)
    {
        var before = _reason;
        _reason = reason;
        if (reason is not null && before is null)
        {
            begins(reason);
        }
        else if (reason is null && before is not null)
        {
            ends();
        }
    }
}
