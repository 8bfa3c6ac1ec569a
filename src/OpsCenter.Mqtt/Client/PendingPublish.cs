using System.Threading.Tasks.Sources;

namespace OpsCenter.Mqtt.Client;

/// <summary>A QoS 1 or 2 publish that waits for its answer; reused, so that awaiting one costs no allocation.</summary>
internal sealed class PendingPublish(PendingPublishes owner) : IValueTaskSource<MqttReasonCode>
{
    private ManualResetValueTaskSourceCore<MqttReasonCode> _core = new() { RunContinuationsAsynchronously = true };

    public ushort PacketId { get; set; }

    public ValueTask<MqttReasonCode> Task => new(this, _core.Version);

    public void Complete(MqttReasonCode reason) => _core.SetResult(reason);

    public void Fail(Exception exception) => _core.SetException(exception);

    public MqttReasonCode GetResult(short token)
    {
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            _core.Reset();
            owner.Return(this);
        }
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
