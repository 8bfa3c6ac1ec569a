using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OpsCenter.Mqtt.Server;

public static class MqttListenOptionsExtensions
{
    /// <summary>Speaks MQTT on this endpoint. For MQTT over TLS call <c>UseHttps</c> (Kestrel's TLS layer, whatever its name) before it.</summary>
    public static ListenOptions UseMqtt(this ListenOptions listen)
    {
        listen.UseConnectionHandler<MqttConnectionHandler>();
        return listen;
    }
}
