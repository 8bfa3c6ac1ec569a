using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Server.WebSockets;
using OpsCenter.Mqtt.Topics;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>From the first byte to CONNACK.</summary>
internal sealed class Handshake(ServerConnection connection, ServerContext context, ConnectionContext transport)
{
    private long _largest = long.MaxValue;

    /// <summary>The session expiry that means "for ever" (§3.1.2.11.2); we bound it.</summary>
    private const uint NeverExpires = uint.MaxValue;

    public static TimeSpan Bounded(uint seconds, MqttServerOptions options) =>
        seconds == NeverExpires || seconds > options.MaximumSessionExpiry.TotalSeconds ? options.MaximumSessionExpiry : TimeSpan.FromSeconds(seconds);

    /// <summary>Null where the client was refused or sent no CONNECT; then the connection is to be closed.</summary>
    public async Task<AcceptedClient?> RunAsync()
    {
        if (await ReadConnectAsync() is not { } decoded)
        {
            return null;
        }

        if (decoded.Packet is not ConnectPacket packet)
        {
            return await RefuseUnreadableAsync(decoded.Reason);
        }

        connection.Version = packet.Version;
        _largest = packet.Properties?.Number(MqttPropertyId.MaximumPacketSize) ?? long.MaxValue;
        var reason = Check(packet);
        if (reason != MqttReasonCode.Success)
        {
            return await RefuseAsync(packet.Version, reason);
        }

        var clientId = packet.ClientId.Length > 0 ? packet.ClientId : $"auto-{Guid.NewGuid():N}";
        var answer = await context.Handler.AuthenticateAsync(RequestOf(packet, clientId), transport.ConnectionClosed);
        if (answer.Reason != MqttReasonCode.Success)
        {
            return await RefuseAsync(packet.Version, answer.Reason);
        }

        var identity = new MqttClientIdentity(clientId, answer.UserName ?? packet.UserName, answer.Tag);
        if (packet.Will is { } will && (MqttTopic.IsReserved(will.Topic) || !context.Handler.MayPublish(identity, will.Topic)))
        {
            // Better said now than found missing on the day it is needed.
            return await RefuseAsync(packet.Version, MqttReasonCode.NotAuthorized);
        }

        return await AcceptAsync(packet, identity);
    }

    private MqttConnectRequest RequestOf(ConnectPacket packet, string clientId) => new(
        clientId,
        packet.UserName,
        packet.Password ?? default,
        transport.RemoteEndPoint,
        transport.Features.Get<ITlsHandshakeFeature>() is not null,
        transport.Features.Get<ITlsConnectionFeature>()?.ClientCertificate,
        transport is WebSocketTransport);

    private async Task<MqttDecoded?> ReadConnectAsync()
    {
        var input = transport.Transport.Input;
        while (true)
        {
            var result = await input.ReadAsync();
            var buffer = result.Buffer;
            var status = MqttFrame.TryRead(ref buffer, context.Options.MaximumConnectPacketBytes, out var header, out var body);
            if (status == MqttFrameStatus.NeedMore && !result.IsCompleted && !result.IsCanceled && MayBecomeConnect(buffer))
            {
                input.AdvanceTo(buffer.Start, buffer.End);
                continue;
            }

            // [MQTT-3.1.0-1]: anything else than CONNECT is closed without a word.
            var isConnect = status == MqttFrameStatus.Complete && header.Type == MqttPacketType.Connect;
            MqttDecoded? decoded = isConnect ? MqttPacketDecoder.Decode(header, body, MqttVersion.V5) : null;
            input.AdvanceTo(buffer.Start);
            return decoded;
        }
    }

    private static bool MayBecomeConnect(ReadOnlySequence<byte> buffer) =>
        buffer.IsEmpty || buffer.FirstSpan[0] == (byte)MqttPacketType.Connect << 4;

    private MqttReasonCode Check(ConnectPacket packet)
    {
        if (packet.Properties?.Text(MqttPropertyId.AuthenticationMethod) is not null)
        {
            return MqttReasonCode.BadAuthenticationMethod;
        }

        // [MQTT-3.1.3-8] of 3.1.1: an empty id needs a clean session.
        var nameless = packet.ClientId.Length == 0 && packet is { Version: MqttVersion.V311, CleanStart: false };
        return nameless || packet.ClientId.Length > context.Options.MaximumClientIdLength
            ? MqttReasonCode.ClientIdentifierNotValid
            : MqttReasonCode.Success;
    }

    private async Task<AcceptedClient?> AcceptAsync(ConnectPacket packet, MqttClientIdentity identity)
    {
        var expiry = Expiry(packet);
        var keepAlive = KeepAlive(packet);
        var announced = Announce(packet, identity, expiry, keepAlive);
        if (IsTooLarge(new ConnAckPacket(true, MqttReasonCode.Success) { Properties = announced }))
        {
            // The client could not even be told that it is in [MQTT-3.1.2-24].
            return await Closed(MqttReasonCode.PacketTooLarge);
        }

        if (!TryEnterUser(identity))
        {
            return await RefuseAsync(packet.Version, MqttReasonCode.QuotaExceeded);
        }

        var reason = context.Sessions.TryAttach(identity, connection, packet.CleanStart, expiry, out var attached);
        if (attached is null)
        {
            return await RefuseAsync(packet.Version, reason);
        }

        connection.Will = packet.Will;
        attached.Before?.Fail(MqttReasonCode.SessionTakenOver);
        await WillPublisher.PublishAsync(context, attached.DueWill);
        connection.Replies.Add(new ConnAckPacket(attached.IsPresent, MqttReasonCode.Success) { Properties = announced });
        Log.Connected(context.Logger, identity.ClientId, transport.RemoteEndPoint, packet.Version, attached.IsPresent);
        var window = packet.Properties?.Number(MqttPropertyId.ReceiveMaximum) ?? ushort.MaxValue;
        var aliases = packet.Properties?.Number(MqttPropertyId.TopicAliasMaximum) ?? 0;
        return new AcceptedClient(
            identity,
            attached.Session,
            keepAlive,
            (int)Math.Min(window, (uint)context.Options.MaximumOutboundInFlight),
            _largest,
            (int)Math.Min(aliases, (uint)context.Options.MaximumOutboundTopicAliases),
            packet.Properties?.Number(MqttPropertyId.RequestProblemInformation) != 0,
            context.Time.GetUtcNow());
    }

    private bool TryEnterUser(MqttClientIdentity identity)
    {
        var user = identity.UserName ?? "";
        if (!context.Limits.TryEnterUser(user, always: context.Sessions.IsConnected(identity)))
        {
            return false;
        }

        // Given back when the connection ends, whatever comes of it.
        connection.PlaceOfUser = user;
        return true;
    }

    private bool IsTooLarge(ConnAckPacket packet)
    {
        if (_largest == long.MaxValue)
        {
            return false;
        }

        var buffer = new ArrayBufferWriter<byte>(64);
        MqttPacketEncoder.Encode(packet, buffer, MqttVersion.V5);
        return buffer.WrittenCount > _largest;
    }

    private TimeSpan Expiry(ConnectPacket packet) => packet.Version == MqttVersion.V5
        ? Bounded(packet.Properties?.Number(MqttPropertyId.SessionExpiryInterval) ?? 0, context.Options)
        : packet.CleanStart ? TimeSpan.Zero : context.Options.MaximumSessionExpiry;

    private TimeSpan KeepAlive(ConnectPacket packet)
    {
        var asked = TimeSpan.FromSeconds(packet.KeepAliveSeconds);
        var longest = context.Options.MaximumKeepAlive;
        var isTooLong = packet.Version == MqttVersion.V5 && longest > TimeSpan.Zero && (asked == TimeSpan.Zero || asked > longest);
        return isTooLong ? longest : asked;
    }

    private MqttProperties? Announce(ConnectPacket packet, MqttClientIdentity identity, TimeSpan expiry, TimeSpan keepAlive)
    {
        if (packet.Version != MqttVersion.V5)
        {
            return null;
        }

        var properties = new MqttProperties()
            .Add(MqttPropertyId.ReceiveMaximum, (uint)context.Options.ReceiveMaximum)
            .Add(MqttPropertyId.MaximumPacketSize, (uint)context.Options.MaximumPacketBytes)
            .Add(MqttPropertyId.TopicAliasMaximum, (uint)context.Options.TopicAliasMaximum);
        if (packet.ClientId.Length == 0)
        {
            properties.Add(MqttPropertyId.AssignedClientIdentifier, identity.ClientId);
        }

        var asked = packet.Properties?.Number(MqttPropertyId.SessionExpiryInterval) ?? 0;
        if (asked != (uint)expiry.TotalSeconds)
        {
            properties.Add(MqttPropertyId.SessionExpiryInterval, (uint)expiry.TotalSeconds);
        }

        if (keepAlive != TimeSpan.FromSeconds(packet.KeepAliveSeconds))
        {
            properties.Add(MqttPropertyId.ServerKeepAlive, (uint)keepAlive.TotalSeconds);
        }

        if (packet.Properties?.Number(MqttPropertyId.RequestResponseInformation) == 1 && ResponseInformation(identity) is { } information)
        {
            properties.Add(MqttPropertyId.ResponseInformation, information);
        }

        return properties;
    }

    private string? ResponseInformation(MqttClientIdentity identity)
    {
        var topic = context.Options.ResponseInformation.Replace("%c", identity.ClientId, StringComparison.Ordinal);
        return topic.Length > 0 && MqttTopic.IsValidName(topic.AsSpan()) && context.Handler.MaySubscribe(identity, topic + "/#") ? topic : null;
    }

    private Task<AcceptedClient?> RefuseUnreadableAsync(MqttReasonCode reason)
    {
        // An unknown protocol level is answered in the words of 3.1.1, which every client reads [MQTT-3.1.2-2 of 3.1.1]; so is a 3.1 client without an id.
        return reason is MqttReasonCode.UnsupportedProtocolVersion or MqttReasonCode.ClientIdentifierNotValid ? RefuseAsync(MqttVersion.V311, reason) : Closed(reason);
    }

    private Task<AcceptedClient?> Closed(MqttReasonCode reason)
    {
        context.Metrics.ConnectionRefused(reason);
        return Task.FromResult<AcceptedClient?>(null);
    }

    private async Task<AcceptedClient?> RefuseAsync(MqttVersion version, MqttReasonCode reason)
    {
        context.Metrics.ConnectionRefused(reason);
        Log.Refused(context.Logger, transport.RemoteEndPoint, reason);
        var answer = new ConnAckPacket(false, reason) { Properties = ReasonText.Of(reason) };
        MqttPacketEncoder.Encode(IsTooLarge(answer) ? answer with { Properties = null } : answer, transport.Transport.Output, version);
        await transport.Transport.Output.FlushAsync();
        return null;
    }
}
