using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Client;

/// <summary>The server's CONNACK.</summary>
/// <param name="Reason">Success, or why the server refused (the connection is closed then).</param>
/// <param name="SessionPresent">The server still has the session of before.</param>
public sealed record MqttConnectResult(MqttReasonCode Reason, bool SessionPresent, MqttProperties? Properties)
{
    public bool IsAccepted => Reason == MqttReasonCode.Success;
}
