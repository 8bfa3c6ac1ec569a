using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace OpsCenter.Mqtt.Server.WebSockets;

/// <summary>
/// A WebSocket as the byte stream the endpoint serves (§6): packets may begin and end anywhere in a frame [MQTT-6.0.0-2], frames are
/// binary [MQTT-6.0.0-1].
/// </summary>
internal sealed class WebSocketTransport : DefaultConnectionContext
{
    private const int ReadBytes = 4096;
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(2);

    // Both pipes hold the writer back at 64 KiB: what the client does not take stays in the session's bounded queue.
    private static readonly PipeOptions Bounded = new(pauseWriterThreshold: 64 * 1024, resumeWriterThreshold: 32 * 1024, useSynchronizationContext: false);

    private readonly WebSocket _socket;
    private readonly TimeProvider _time;

    private WebSocketTransport(string id, WebSocket socket, TimeProvider time, Pipe received, Pipe sent)
        : base(id, new Ends(received.Reader, sent.Writer), new Ends(sent.Reader, received.Writer))
    {
        _socket = socket;
        _time = time;
    }

    public static WebSocketTransport Of(string id, WebSocket socket, TimeProvider time) => new(id, socket, time, new Pipe(Bounded), new Pipe(Bounded));

    /// <summary>Moves bytes both ways while <paramref name="serve"/> runs, then closes the socket in good order.</summary>
    public async Task RunAsync(Func<ConnectionContext, Task> serve)
    {
        var receiving = ReceiveAsync();
        var sending = SendAsync();
        try
        {
            await serve(this);
        }
        finally
        {
            await Transport.Output.CompleteAsync();
            await Transport.Input.CompleteAsync();
            await EndAsync(sending);
            await CloseAsync();
            await EndAsync(receiving);
        }
    }

    // A client that takes nothing, or does not answer the close frame, is not waited for.
    private async Task EndAsync(Task pump)
    {
        try
        {
            await pump.WaitAsync(ClosePatience, _time);
        }
        catch (TimeoutException)
        {
            Abort(new ConnectionAbortedException("The MQTT connection has ended."));
            await pump;
        }
    }

    private async Task ReceiveAsync()
    {
        var output = Application!.Output;
        try
        {
            while (true)
            {
                var frame = await _socket.ReceiveAsync(output.GetMemory(ReadBytes), ConnectionClosed);
                if (frame.MessageType != WebSocketMessageType.Binary)
                {
                    break;
                }

                output.Advance(frame.Count);
                if ((await output.FlushAsync(ConnectionClosed)).IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Gone without a close frame; the session does not care how.
        }
        finally
        {
            await output.CompleteAsync();
        }
    }

    private async Task SendAsync()
    {
        var input = Application!.Input;
        try
        {
            while (true)
            {
                var result = await input.ReadAsync(ConnectionClosed);
                foreach (var segment in result.Buffer)
                {
                    await _socket.SendAsync(segment, WebSocketMessageType.Binary, endOfMessage: true, ConnectionClosed);
                }

                input.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The writer learns it from the completed pipe.
        }
        finally
        {
            await input.CompleteAsync();
        }
    }

    private async Task CloseAsync()
    {
        using var patience = new CancellationTokenSource(ClosePatience, _time);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It was gone already.
        }
    }

    private sealed class Ends(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
