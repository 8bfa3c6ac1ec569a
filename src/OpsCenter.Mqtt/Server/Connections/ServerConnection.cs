using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Connections;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Server.Routing;
using OpsCenter.Mqtt.Server.Sessions;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>One client: reads its packets, hands publishes over without waiting for the one before, and ends in good order.</summary>
internal sealed class ServerConnection
{
    private readonly ServerContext _context;
    private readonly ConnectionContext _transport;
    private readonly PublishIntake _intake;
    private readonly RequestIntake _requests;
    private readonly RateGate _rate;
    private ReceivedIds? _received;
    private long _lastPacket;
    private volatile bool _isParsing;
    private volatile bool _isHeld;
    private volatile bool _isEnding;
    private volatile bool _mustNotAnswer;
    private bool _hasLeft;
    private int _failure = -1;

    public ServerConnection(ServerContext context, ConnectionContext transport)
    {
        _context = context;
        _transport = transport;
        Started = _lastPacket = context.Time.GetTimestamp();
        Replies = new ReplyQueue(this, context.Options);
        Output = new ConnectionOutput(this, transport.Transport.Output);
        _intake = new PublishIntake(this, context);
        _requests = new RequestIntake(this, context);
        _rate = new RateGate(context.Options, context.Time);
    }

    public ReplyQueue Replies { get; }

    public ConnectionOutput Output { get; }

    public MqttServerMetrics Metrics => _context.Metrics;

    public TimeProvider Time => _context.Time;

    public EndPoint? RemoteEndPoint => _transport.RemoteEndPoint;

    public long Started { get; }

    public long LastPacket => Volatile.Read(ref _lastPacket);

    /// <summary>What CONNECT brought; null until it was accepted.</summary>
    public AcceptedClient? Client { get; private set; }

    public Session? Session => Client?.Session;

    /// <summary>The user name under which it takes a place among its user's connections; null where it takes none.</summary>
    public string? PlaceOfUser { get; set; }

    public ReceivedIds? Received => _received ??= Session?.Received;

    /// <summary>Set as soon as CONNECT is read: CONNACK already depends on it.</summary>
    public MqttVersion Version { get; set; } = MqttVersion.V311;

    public long ClientMaximumPacketBytes => Client?.MaximumPacketBytes ?? long.MaxValue;

    /// <summary>A 3.1.1 publish was refused: no later answer may go out, or the client would think this one was passed over.</summary>
    public bool MustNotAnswer => _mustNotAnswer;

    /// <summary>The will; taken away by a proper DISCONNECT or by the one who publishes it.</summary>
    public MqttWill? Will { get; set; }

    /// <summary>Session expiry as changed by DISCONNECT (5.0).</summary>
    public TimeSpan? NewExpiry { get; set; }

    /// <summary>The reason in words, where the client's version and wish allow it.</summary>
    public MqttProperties? Reasons(MqttReasonCode reason) =>
        Version == MqttVersion.V5 && Client?.WantsReasons == true ? ReasonText.Of(reason) : null;

    public async Task RunAsync()
    {
        try
        {
            if (await new Handshake(this, _context, _transport).RunAsync() is { } client)
            {
                Accept(client);
                await ReadAsync();
            }
        }
        catch (Exception exception) when (exception is IOException or ConnectionAbortedException or OperationCanceledException)
        {
            // The transport is gone; how it went makes no difference to the session.
        }
        finally
        {
            await EndAsync();
        }
    }

    /// <summary>Ends the connection from our side; the first reason counts. Safe from any thread.</summary>
    /// <param name="answersEnd">Nothing is acknowledged after this.</param>
    public void Fail(MqttReasonCode reason, bool answersEnd = false)
    {
        Interlocked.CompareExchange(ref _failure, (int)reason, -1);
        _mustNotAnswer |= answersEnd;
        End();
    }

    /// <summary>The client has said DISCONNECT.</summary>
    public void Leave()
    {
        _hasLeft = true;
        End();
    }

    /// <summary>Stops reading; the connection then ends in good order.</summary>
    public void End()
    {
        _isEnding = true;
        Replies.Close();
        _transport.Transport.Input.CancelPendingRead();
    }

    /// <summary>A publish has its answer. Called from wherever the store completes.</summary>
    public void Settled()
    {
        // Pairs with the exchange in Output.Run: either we see that parsing has ended, or the run after it sees the answer.
        Interlocked.MemoryBarrier();
        if (!_isParsing)
        {
            Output.Schedule();
        }
    }

    public void HandlerFailed(Exception exception) => Log.HandlerFailed(_context.Logger, exception, Client?.Identity.ClientId ?? "");

    public void OutputFailed(Exception exception)
    {
        if (exception is not (IOException or ConnectionAbortedException or OperationCanceledException))
        {
            Log.ConnectionFailed(_context.Logger, exception, RemoteEndPoint);
        }
    }

    public void OutputClosed() => End();

    public void Forward(InboundPublish publish) => _context.Router.Forward(publish, Client!.Identity.ClientId);

    public void FreeSlot() => _intake.FreeSlot();

    public bool TryTakeDelivery(out Delivery delivery)
    {
        if (Client is { } client)
        {
            return client.Session.TryTake(this, client.Window, out delivery);
        }

        delivery = default;
        return false;
    }

    public void Abort() => _transport.Abort(new ConnectionAbortedException("Ended by the MQTT endpoint."));

    /// <summary>Once a second: silent clients are let go, strangers who do not introduce themselves too.</summary>
    public void CheckTimeouts()
    {
        if (Client is not { } client)
        {
            if (Time.GetElapsedTime(Started) > _context.Options.ConnectTimeout)
            {
                Abort();
            }
        }
        else if (client.KeepAlive > TimeSpan.Zero && !_isHeld && Time.GetElapsedTime(LastPacket) > 1.5 * client.KeepAlive)
        {
            // [MQTT-3.1.2-22]
            Fail(MqttReasonCode.KeepAliveTimeout);
        }
        else if (Output.IsStuck(_context.Options.SendTimeout))
        {
            // It takes nothing any more, so it could not be told either.
            Abort();
        }
    }

    public MqttConnectedClient? Describe()
    {
        if (Client is not { } client)
        {
            return null;
        }

        var last = Time.GetUtcNow() - Time.GetElapsedTime(LastPacket);
        return new MqttConnectedClient(
            client.Identity.ClientId, client.Identity.UserName, RemoteEndPoint, client.Since, last, Version, client.Session.Dropped);
    }

    private void Accept(AcceptedClient client)
    {
        // A second connection of the client may have taken the session over before we got here; then reading ends at once.
        Client = client;
        _lastPacket = Time.GetTimestamp();
        Output.BeginDeliveries();
    }

    private async Task ReadAsync()
    {
        var input = _transport.Transport.Input;
        while (!_isEnding)
        {
            var result = await input.ReadAsync();
            var buffer = result.Buffer;
            var length = buffer.Length;
            var packets = 0;
            _isParsing = true;
            while (!_isEnding && TryHandle(ref buffer))
            {
                packets++;
                if (Replies.IsFull)
                {
                    await WaitForRoomAsync();
                }
            }

            _isParsing = false;
            Output.Run();
            length -= buffer.Length;
            Metrics.BytesReceived(length);
            input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                return;
            }

            var pause = _rate.Charge(packets, length);
            if (pause > TimeSpan.Zero && !_isEnding)
            {
                await RestAsync(pause);
            }
        }
    }

    // It sends faster than it may. At most a second, so that ending need not wake it.
    private async Task RestAsync(TimeSpan pause)
    {
        Metrics.Throttled();
        _isHeld = true;
        await Task.Delay(pause, Time);
        Volatile.Write(ref _lastPacket, Time.GetTimestamp());
        _isHeld = false;
    }

    // Back-pressure: nothing is read while answers are owed, and a client is not silent because we do not listen.
    private async Task WaitForRoomAsync()
    {
        _isParsing = false;
        _isHeld = true;
        Output.Run();
        await Replies.WaitForRoomAsync();
        Volatile.Write(ref _lastPacket, Time.GetTimestamp());
        _isHeld = false;
        _isParsing = true;
    }

    private bool TryHandle(ref ReadOnlySequence<byte> buffer)
    {
        switch (MqttFrame.TryRead(ref buffer, _context.Options.MaximumPacketBytes, out var header, out var body))
        {
            case MqttFrameStatus.NeedMore:
                return false;
            case MqttFrameStatus.TooLarge:
                Fail(MqttReasonCode.PacketTooLarge);
                return false;
            case MqttFrameStatus.Malformed:
                Fail(MqttReasonCode.MalformedPacket);
                return false;
        }

        Volatile.Write(ref _lastPacket, Time.GetTimestamp());
        if (header.Type == MqttPacketType.Publish)
        {
            _intake.Take(header, body);
        }
        else
        {
            _requests.Take(header, body);
        }

        return true;
    }

    private async Task EndAsync()
    {
        _isEnding = true;
        var reason = _failure < 0 ? (MqttReasonCode?)null : (MqttReasonCode)_failure;
        if (reason == MqttReasonCode.ServerShuttingDown)
        {
            // A restart is no failure of the clients; thousands of wills would say so [MQTT-3.1.2-8 leaves it open].
            Will = null;
            await DrainAsync();
        }

        if (PlaceOfUser is { } user)
        {
            _context.Limits.LeaveUser(user);
        }

        if (Client is { } client)
        {
            Log.Disconnected(_context.Logger, client.Identity.ClientId, reason?.ToString() ?? (_hasLeft ? "by the client" : "connection lost"));
            await WillPublisher.PublishAsync(_context, _context.Sessions.Detach(client.Session, this, client.Identity, Will, NewExpiry));
        }

        var last = reason is { } cause && Client is not null && Version == MqttVersion.V5
            ? new DisconnectPacket(cause) { Properties = ReasonText.Of(cause) }
            : null;
        var closed = Output.CloseAsync(last);
        try
        {
            await closed.WaitAsync(_context.Options.DrainTimeout, Time);
        }
        catch (TimeoutException)
        {
            // A client that does not read even this.
            Abort();
            await closed;
        }
    }

    private async Task DrainAsync()
    {
        try
        {
            Output.Schedule();
            await Replies.WhenAnsweredAsync().WaitAsync(_context.Options.DrainTimeout, Time);
        }
        catch (TimeoutException)
        {
            // What is stored late is not acknowledged; the client sends it again and the store knows it.
        }
    }
}
