using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>Reason strings (§3.2.2.3.9): what a technician can do about a refusal, in words.</summary>
internal static class ReasonText
{
    /// <summary>Properties with the reason string; null where the code says it all.</summary>
    public static MqttProperties? Of(MqttReasonCode reason) =>
        Text(reason) is { } text ? new MqttProperties().Add(MqttPropertyId.ReasonString, text) : null;

    private static string? Text(MqttReasonCode reason) => reason switch
    {
        MqttReasonCode.MalformedPacket => "the packet cannot be read",
        MqttReasonCode.ProtocolError => "the packet breaks a rule of the protocol",
        MqttReasonCode.ClientIdentifierNotValid => "the client id is empty, too long or in use by another credential",
        MqttReasonCode.BadUserNameOrPassword => "user name, password and client id do not fit together",
        MqttReasonCode.NotAuthorized => "the credential does not grant this",
        MqttReasonCode.ServerBusy => "the store cannot take it now; send it again later",
        MqttReasonCode.BadAuthenticationMethod => "extended authentication is not offered",
        MqttReasonCode.KeepAliveTimeout => "nothing was heard for one and a half times the keep-alive",
        MqttReasonCode.SessionTakenOver => "another connection uses the client id",
        MqttReasonCode.TopicFilterInvalid => "the filter has too many levels, or a shared one lacks its group or filter",
        MqttReasonCode.ReceiveMaximumExceeded => "more unanswered publishes than the receive maximum",
        MqttReasonCode.TopicAliasInvalid => "the alias is above the topic alias maximum",
        MqttReasonCode.PacketTooLarge => "larger than the maximum packet size",
        MqttReasonCode.QuotaExceeded => "a limit is reached; send it again later",
        MqttReasonCode.PayloadFormatInvalid => "the payload is not the UTF-8 it claims to be",
        MqttReasonCode.AdministrativeAction => "ended by the operator or because the credential changed",
        _ => null,
    };
}
