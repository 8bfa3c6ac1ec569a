using Microsoft.Extensions.Logging;
using OpsCenter.Mqtt;
using OpsCenter.Mqtt.Client;
using OpsCenter.Simulator.Devices;

namespace OpsCenter.Simulator.Running;

/// <summary>A link over a real MQTT connection that comes back by itself.</summary>
internal sealed class MqttDeviceLink : IDeviceLink
{
    private static readonly MqttReconnectOptions Reconnect = new()
    {
        FirstPause = TimeSpan.FromMilliseconds(500),
        LongestPause = TimeSpan.FromSeconds(5),
    };

    private readonly MqttReconnectingClient _client;
    private MqttReasonCode _lastRefusal;

    public MqttDeviceLink(SimulatorOptions options, string clientId, DeviceLogin login, TimeProvider time, ILogger logger)
    {
        _client = new MqttReconnectingClient(
            new MqttClientOptions
            {
                Host = options.Host,
                Port = options.Port,
                ClientId = clientId,
                UserName = login.User,
                Password = login.Password,
                Time = time,
            },
            Reconnect);
        _client.Answered += result =>
        {
            // Said once per reason, not at every attempt.
            if (!result.IsAccepted && result.Reason != _lastRefusal)
            {
                Log.Refused(logger, clientId, result.Reason.ToString());
            }

            _lastRefusal = result.Reason;
        };
        _client.Start();
    }

    public async ValueTask<bool> PublishAsync(SimulatedMessage message, CancellationToken cancellation) =>
        await _client.PublishAsync(message.Topic, message.Payload, message.QualityOfService, retain: false, cancellation) < MqttReasonCode.UnspecifiedError;

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
