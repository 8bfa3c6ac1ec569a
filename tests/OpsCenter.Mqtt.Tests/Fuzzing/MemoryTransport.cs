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
    // A write completes when all of it was looked at: at once, unless the server holds back or has stopped reading.
    private static readonly PipeOptions ToServer = new(
        readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, pauseWriterThreshold: 1, resumeWriterThreshold: 1, useSynchronizationContext: false);

    private static readonly PipeOptions FromServer = new(
        readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, pauseWriterThreshold: 0, useSynchronizationContext: false);

    private MemoryTransport(string id, Pipe sent, Pipe received)
        : base(id, new Ends(sent.Reader, received.Writer), new Ends(received.Reader, sent.Writer)) =>
        RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, 1);

    public static MemoryTransport Open(string id) => new(id, new Pipe(ToServer), new Pipe(FromServer));

    /// <summary>Completes when the server has looked at the bytes; never, where it does not read any more.</summary>
    public Task SendAsync(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Application!.Output.GetSpan(bytes.Length));
        Application!.Output.Advance(bytes.Length);
        var flush = Application!.Output.FlushAsync();
        return flush.IsCompletedSuccessfully ? Task.CompletedTask : flush.AsTask();
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
