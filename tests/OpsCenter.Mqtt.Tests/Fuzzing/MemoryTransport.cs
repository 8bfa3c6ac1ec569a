using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace OpsCenter.Mqtt.Tests.Fuzzing;

/// <summary>
/// A connection without a network. The server's reading continues inside the call that writes, so millions of packets a minute get through
/// the whole of it.
/// </summary>
internal sealed class MemoryTransport : DefaultConnectionContext
{
    private static readonly PipeOptions Inline = new(
        readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, pauseWriterThreshold: 0, useSynchronizationContext: false);

    private MemoryTransport(string id, Pipe sent, Pipe received)
        : base(id, new Ends(sent.Reader, received.Writer), new Ends(received.Reader, sent.Writer)) =>
        RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, 1);

    public static MemoryTransport Open(string id) => new(id, new Pipe(Inline), new Pipe(Inline));

    public void Send(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Application!.Output.GetSpan(bytes.Length));
        Application!.Output.Advance(bytes.Length);
        _ = Application!.Output.FlushAsync().AsTask();
    }

    /// <summary>Takes what the server has written, so that it never waits for us.</summary>
    public void Drain()
    {
        while (Application!.Input.TryRead(out var result))
        {
            Application!.Input.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted || result.Buffer.IsEmpty)
            {
                return;
            }
        }
    }

    public void SendNoMore() => Application!.Output.Complete();

    /// <summary>What the web server does when the handler is done.</summary>
    public void Close()
    {
        Transport.Input.Complete();
        Transport.Output.Complete();
        Application!.Output.Complete();
        Application!.Input.Complete();
    }

    private sealed class Ends(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
