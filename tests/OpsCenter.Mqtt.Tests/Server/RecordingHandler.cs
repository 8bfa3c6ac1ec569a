using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using OpsCenter.Mqtt.Server;

namespace OpsCenter.Mqtt.Tests.Server;

/// <summary>A handler that remembers what it was given, and answers as the test says.</summary>
public sealed class RecordingHandler : IMqttServerHandler
{
    private readonly Channel<ReceivedPublish> _received = Channel.CreateUnbounded<ReceivedPublish>();

    public Func<MqttConnectRequest, MqttReasonCode> Authenticate { get; set; } = _ => MqttReasonCode.Success;

    public Func<string, bool> MayPublishTo { get; set; } = _ => true;

    public Func<string, bool> MaySubscribeTo { get; set; } = _ => true;

    public Func<MqttIncomingPublish, ValueTask<MqttReasonCode>> Publish { get; set; } = _ => ValueTask.FromResult(MqttReasonCode.Success);

    public ConcurrentQueue<ReceivedPublish> All { get; } = new();

    public ValueTask<MqttAuthentication> AuthenticateAsync(MqttConnectRequest request, CancellationToken cancellation) =>
        ValueTask.FromResult(new MqttAuthentication(Authenticate(request)));

    public bool MayPublish(MqttClientIdentity client, string topic) => MayPublishTo(topic);

    public bool MaySubscribe(MqttClientIdentity client, string filter) => MaySubscribeTo(filter);

    public ValueTask<MqttReasonCode> PublishAsync(MqttIncomingPublish publish)
    {
        var answer = Publish(publish);
        var copy = new ReceivedPublish(
            publish.Client.ClientId, publish.Topic, Encoding.UTF8.GetString(publish.Payload.Span), publish.QualityOfService, publish.Payload.Length);
        All.Enqueue(copy);
        _received.Writer.TryWrite(copy);
        return answer;
    }

    /// <summary>The next publish the handler was given.</summary>
    public async Task<ReceivedPublish> NextAsync() => await _received.Reader.ReadAsync().AsTask().WaitAsync(MqttTestHost.Patience);
}
