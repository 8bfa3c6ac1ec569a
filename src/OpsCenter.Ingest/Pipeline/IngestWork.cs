using System.Threading.Tasks.Sources;
using Microsoft.Extensions.ObjectPool;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>One message on its way, and the promise its sender waits on. Pooled: at 25,000 messages a second a promise each would be the collector's main work.</summary>
/// <remarks>Goes back to the pool when the sender has read the outcome, so nobody touches it after <see cref="Complete"/>.</remarks>
internal sealed class IngestWork(ObjectPool<IngestWork> pool) : IValueTaskSource<IngestOutcome>
{
    private ManualResetValueTaskSourceCore<IngestOutcome> _promise = new() { RunContinuationsAsynchronously = true };

    public IngestMessage Message { get; private set; }

    public DecodedMessage Decoded { get; } = new();

    /// <summary>Why the store did not take it; null while all is well.</summary>
    public string? Failure { get; set; }

    public ValueTask<IngestOutcome> Promise => new(this, _promise.Version);

    public void Begin(in IngestMessage message) => Message = message;

    public void Complete(in IngestOutcome outcome) => _promise.SetResult(outcome);

    /// <summary>For a work that was never promised to anyone.</summary>
    public void Return()
    {
        Message = default;
        Failure = null;
        Decoded.Clear();
        pool.Return(this);
    }

    public IngestOutcome Outcome()
    {
        if (Failure is not null)
        {
            return new IngestOutcome(IngestResult.StoreFailed, Failure);
        }

        return Decoded.Rejected.Count > 0
            ? new IngestOutcome(IngestResult.Quarantined, Decoded.Rejected[0].Reason, Decoded.Readings.Count, Decoded.Events.Count)
            : new IngestOutcome(IngestResult.Stored, null, Decoded.Readings.Count, Decoded.Events.Count);
    }

    IngestOutcome IValueTaskSource<IngestOutcome>.GetResult(short token)
    {
        var outcome = _promise.GetResult(token);
        _promise.Reset();
        Return();
        return outcome;
    }

    ValueTaskSourceStatus IValueTaskSource<IngestOutcome>.GetStatus(short token) => _promise.GetStatus(token);

    void IValueTaskSource<IngestOutcome>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);
}
