namespace OpsCenter.Mqtt.Server;

/// <summary>What the endpoint asks its owner: who may come in, what may be published or read, and to store what was published.</summary>
/// <remarks>Called from many connections at once.</remarks>
public interface IMqttServerHandler
{
    /// <summary>Who is this? Called once per CONNECT, before anything else of the client is believed.</summary>
    ValueTask<MqttAuthentication> AuthenticateAsync(MqttConnectRequest request, CancellationToken cancellation);

    /// <summary>May this client publish to the topic? Called for each topic a session uses (the endpoint caches the answer per connection).</summary>
    bool MayPublish(MqttClientIdentity client, string topic);

    /// <summary>May this client subscribe to the filter?</summary>
    bool MaySubscribe(MqttClientIdentity client, string filter);

    /// <summary>
    /// Takes a publish over. The answer is sent as PUBACK or PUBREC; for QoS 0 it is ignored. It completes when the message is stored.
    /// Calls of one connection are made in order without waiting for the answer before (pipelined, bounded by receive maximum).
    /// The payload's memory is valid until the returned task completes.
    /// </summary>
    ValueTask<MqttReasonCode> PublishAsync(MqttIncomingPublish publish);
}
