using Microsoft.Extensions.Logging;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Influx.Spool;

/// <summary>Why the spool takes nothing. Said when it begins and when it ends, not once a batch.</summary>
internal sealed class SpoolRefusal(StorageMetrics metrics, ILogger logger)
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
            Log.SpoolRefuses(logger, reason);
        }
        else if (reason is null && before is not null)
        {
            Log.SpoolTakesAgain(logger);
        }
    }
}
