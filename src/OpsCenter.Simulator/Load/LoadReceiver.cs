using System.Net.Sockets;

namespace OpsCenter.Simulator.Load;

/// <summary>Reads a socket and hands on whole packets; costs no task and no allocation per packet.</summary>
internal sealed class LoadReceiver
{
    private const int BufferSize = 1024;

    private readonly byte[] _buffer = new byte[BufferSize];

    /// <summary>Takes one packet; false ends the connection.</summary>
    public delegate bool PacketTaker(ReadOnlySpan<byte> packet);

    /// <summary>Starts reading; <paramref name="ended"/> is called once, when the connection is over.</summary>
    public void Start(Socket socket, PacketTaker take, Action ended)
    {
        var operation = new SocketAsyncEventArgs();
        var filled = 0;
        operation.Completed += (_, done) => Run(done.SocketError == SocketError.Success ? done.BytesTransferred : 0);
        Run(received: null);

        void Run(int? received)
        {
            try
            {
                while (received is null || TakeIn(received.Value))
                {
                    operation.SetBuffer(_buffer, filled, BufferSize - filled);
                    if (socket.ReceiveAsync(operation))
                    {
                        return;
                    }

                    received = operation.SocketError == SocketError.Success ? operation.BytesTransferred : 0;
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // Closed from the other side of the lock: over, like any other end.
            }

            operation.Dispose();
            ended();
        }

        bool TakeIn(int received)
        {
            filled += received;
            var at = 0;
            while (LoadPackets.TryFrame(_buffer.AsSpan(at, filled - at), out _) is var length and not 0)
            {
                if (length < 0 || !take(_buffer.AsSpan(at, length)))
                {
                    return false;
                }

                at += length;
            }

            _buffer.AsSpan(at, filled - at).CopyTo(_buffer);
            filled -= at;
            return received > 0 && filled < BufferSize;
        }
    }
}
