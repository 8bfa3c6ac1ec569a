using System.Net.WebSockets;
using System.Text;

namespace OpsCenter.EndToEnd;

/// <summary>A screen without a browser: subscribes to a dashboard over a bare WebSocket and counts what comes.</summary>
internal sealed class HubScreen : IAsyncDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;
    private int _messages;

    /// <summary>Messages of the server so far.</summary>
    public int Messages => Volatile.Read(ref _messages);

    public static async Task<HubScreen> OpenAsync(Uri server, string dashboard)
    {
        var screen = new HubScreen();
        await screen._socket.ConnectAsync(new Uri($"ws://{server.Authority}/hubs/live"), screen._stop.Token);
        await screen.SendAsync("""{"protocol":"json","version":1}""");
        await screen.SendAsync($$"""{"type":1,"invocationId":"1","target":"Subscribe","arguments":["{{dashboard}}",{}]}""");
        screen._reading = screen.ReadAsync();
        return screen;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
    }

    private Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, _stop.Token);

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var received = await _socket.ReceiveAsync(buffer, _stop.Token);
                if (received.EndOfMessage)
                {
                    Interlocked.Increment(ref _messages);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Closed by the test.
        }
        catch (WebSocketException)
        {
            // Closed by the server: the count stands still, which is what a test looks at.
        }
    }
}
