using System.Net.Sockets;

namespace OpsCenter.Simulator.Load;

/// <summary>One device of the load tool: connects, sends what is due, takes answers in, and comes back after a loss.</summary>
/// <remarks>The sending thread calls <see cref="Connect"/> and <see cref="Pump"/>; answers arrive on the socket's thread. One lock holds the state.</remarks>
internal sealed class LoadConnection(LoadContext context, int device)
{
    private const int MessagesPerWrite = 8;
    private const int MaxMessage = 8 * 1024;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly LoadPayload _payload = new(context.Options, device);
    private readonly LoadWindow _window = new(context.Options.Window);
    private readonly LoadReceiver _receiver = new();
    private readonly byte[] _connect = LoadPackets.Connect(context.Options, context.Options.DeviceName(device));

    private Socket? _socket;
    private byte[] _unwritten = [];
    private long _next;
    private long _connectStarted;
    private long _quietUntil;
    private int _receiveMaximum = ushort.MaxValue;
    private int _failures;
    private bool _open;
    private bool _leaving;

    /// <summary>Timestamp before which no new attempt is made.</summary>
    public long RetryAt { get; private set; }

    /// <summary>Is the session open?</summary>
    public bool IsOpen => Volatile.Read(ref _open);

    /// <summary>Messages sent and neither acknowledged nor refused.</summary>
    public int Unanswered
    {
        get
        {
            lock (_lock)
            {
                return _window.Count;
            }
        }
    }

    /// <summary>Messages handed to the network at least once.</summary>
    public long Next => Interlocked.Read(ref _next);

    /// <summary>Starts an attempt to connect.</summary>
    public void Connect()
    {
        var socket = new Socket(context.Server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        lock (_lock)
        {
            _socket = socket;
            _connectStarted = context.Time.GetTimestamp();
        }

        var operation = new SocketAsyncEventArgs { RemoteEndPoint = context.Server };
        operation.Completed += (_, done) => Connected(socket, done);
        if (!socket.ConnectAsync(operation))
        {
            Connected(socket, operation);
        }
    }

    /// <summary>Says goodbye; <see cref="IsOpen"/> turns false once the server, having read everything, has closed too.</summary>
    /// <remarks>Closing at once would reset the connection, and the server would lose what its kernel has and it has not read yet.</remarks>
    public void Leave()
    {
        lock (_lock)
        {
            if (!_open || _socket is null)
            {
                return;
            }

            _leaving = true;
            try
            {
                if (TryWrite(LoadPackets.Disconnect))
                {
                    _socket.Shutdown(SocketShutdown.Send);
                }
            }
            catch (SocketException)
            {
                // Lost just now; its receiving side ends it.
            }
        }
    }

    /// <summary>Closes without waiting for anything.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _open = false;
            _socket?.Dispose();
            _socket = null;
        }
    }

    /// <summary>Sends what must be sent again and what is due; false while something is left (no room, no connection, a full socket).</summary>
    /// <param name="dueCount">Messages of this device that are due.</param>
    /// <param name="late">True where an earlier attempt had to leave something: then latency counts from the planned time.</param>
    /// <param name="buffer">Scratch of the sending thread.</param>
    public bool Pump(long dueCount, bool late, byte[] buffer)
    {
        lock (_lock)
        {
            if (!_open || context.Time.GetTimestamp() < _quietUntil || !TryWrite(ReadOnlySpan<byte>.Empty))
            {
                return false;
            }

            while (Fill(buffer, dueCount, late) is var length and > 0)
            {
                if (!TryWrite(buffer.AsSpan(0, length)))
                {
                    return false;
                }
            }

            return _next >= dueCount;
        }
    }

    private int Fill(byte[] buffer, long dueCount, bool late)
    {
        var (length, sent, again) = (0, 0, 0);
        while (sent + again < MessagesPerWrite && length + MaxMessage <= buffer.Length)
        {
            if (_window.TryNextResend(out var packetId, out var sequence))
            {
                again++;
            }
            else if (_next < dueCount && (context.Options.Qos == 0 || (_window.HasRoom && _window.Count < _receiveMaximum)))
            {
                sequence = _next++;
                packetId = context.Options.Qos == 0 ? 0 : _window.Add(sequence, late ? context.DueTimestamp(device, sequence) : context.Time.GetTimestamp());
                _window.SkipResend();
                sent++;
            }
            else
            {
                break;
            }

            length += LoadPackets.WritePublish(buffer.AsSpan(length), context.Options, _payload, packetId, sequence, context.UnixNanoseconds(device, sequence));
        }

        context.CountSent(sent);
        context.CountSentAgain(again);
        return length;
    }

    private bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        if (_unwritten.Length > 0)
        {
            var rest = Send(_unwritten);
            _unwritten = _unwritten[rest..];
            if (_unwritten.Length > 0)
            {
                _unwritten = [.. _unwritten, .. bytes];
                return false;
            }
        }

        if (bytes.Length > 0)
        {
            _unwritten = bytes[Send(bytes)..].ToArray();
        }

        return _unwritten.Length == 0;
    }

    /// <summary>Returns how many bytes the socket took. A broken socket takes none; the receiving side sees the break and reconnects.</summary>
    private int Send(ReadOnlySpan<byte> bytes)
    {
        var sent = _socket?.Send(bytes, SocketFlags.None, out _) ?? 0;
        return Math.Max(0, sent);
    }

    private void Connected(Socket socket, SocketAsyncEventArgs operation)
    {
        var error = operation.SocketError;
        operation.Dispose();
        if (error != SocketError.Success)
        {
            Drop(socket);
            return;
        }

        try
        {
            socket.Blocking = false;
            socket.Send(_connect);
            _receiver.Start(socket, packet => Take(packet), () => Drop(socket));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            Drop(socket);
        }
    }

    /// <summary>One whole packet from the server; false ends the connection.</summary>
    private bool Take(ReadOnlySpan<byte> packet)
    {
        LoadPackets.TryFrame(packet, out var body);
        switch (packet[0] & 0xF0)
        {
            case LoadPackets.PubAck when body.Length >= 2:
                Acknowledge((body[0] << 8) | body[1], body.Length > 2 ? body[2] : (byte)0);
                return true;
            case LoadPackets.ConnAck when body.Length >= 2:
                return Opened(body);
            default:
                return false;
        }
    }

    private void Acknowledge(int packetId, byte reason)
    {
        lock (_lock)
        {
            if (reason is LoadPackets.ServerBusy or LoadPackets.QuotaExceeded)
            {
                // "Not now": the message is still ours. A pause, or a server at its limit would be asked again at once.
                _window.SendBack(packetId);
                _quietUntil = context.Time.GetTimestamp() + (context.Time.TimestampFrequency / 20);
                context.PushedBack(this);
                return;
            }

            if (_window.TryAnswer(packetId, out var sequence, out var startedAt))
            {
                context.Answered(device, sequence, startedAt, reason);
            }
        }
    }

    private bool Opened(ReadOnlySpan<byte> connAck)
    {
        var reason = connAck[1];
        if (reason != 0)
        {
            // 4 and 5 of 3.1.1; 0x84 to 0x87 and 0x8A of 5.0: trying again will not help. Anything else (busy, starting) may pass.
            if (reason is 1 or 2 or 4 or 5 or (>= 0x84 and <= 0x87) or 0x8A)
            {
                context.Fail($"the server refused {context.Options.DeviceName(device)} with code 0x{reason:X2}");
            }

            return false;
        }

        lock (_lock)
        {
            _receiveMaximum = context.Options.Protocol == 5 ? LoadPackets.ReceiveMaximum(connAck) : ushort.MaxValue;
            _failures = 0;
            _unwritten = [];
            _window.Rewind();
            context.ConnectTime.Record((long)context.Time.GetElapsedTime(_connectStarted).TotalMicroseconds);
            _open = true;
        }

        return true;
    }

    private void Drop(Socket socket)
    {
        lock (_lock)
        {
            socket.Dispose();
            if (_socket != socket)
            {
                return;
            }

            if (_open && !_leaving)
            {
                context.CountDropped();
            }

            _socket = null;
            _open = false;
            if (_leaving)
            {
                return;
            }

            var pause = Math.Min(LongestPause.TotalSeconds, ShortestPause.TotalSeconds * Math.Pow(2, _failures++));
            RetryAt = context.Time.GetTimestamp() + (long)(pause * (0.5 + Random.Shared.NextDouble()) * context.Time.TimestampFrequency);
        }

        context.Down.Enqueue(this);
    }
}
