using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace OpsCenter.EndToEnd;

/// <summary>What a screen is shown at first, asked of the hub without a browser.</summary>
internal static class HubSnapshot
{
    private const char End = '\u001e';

    /// <summary>States of the tiles by their id; a tile that has nothing to say is missing.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonElement>> AskAsync(Uri server, string dashboard, object variables, CancellationToken cancellation)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{server.Authority}/hubs/live"), cancellation);
        await SendAsync(socket, """{"protocol":"json","version":1}""", cancellation);
        await SendAsync(socket, JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Subscribe", arguments = new[] { dashboard, variables } }), cancellation);
        await foreach (var message in MessagesAsync(socket, cancellation))
        {
            using var read = JsonDocument.Parse(message);
            if (read.RootElement.TryGetProperty("type", out var type) && type.GetInt32() == 3)
            {
                return read.RootElement.GetProperty("result").GetProperty("tiles").EnumerateArray().ToDictionary(tile => tile.GetProperty("id").GetString()!, tile => tile.Clone());
            }
        }

        throw new InvalidOperationException($"The server closed the connection instead of showing {dashboard}.");
    }

    private static Task SendAsync(ClientWebSocket socket, string message, CancellationToken cancellation) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, cancellation);

    private static async IAsyncEnumerable<string> MessagesAsync(ClientWebSocket socket, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (buffer, text) = (new byte[64 * 1024], new List<byte>());
        while (socket.State == WebSocketState.Open)
        {
            var received = await socket.ReceiveAsync(buffer, cancellation);
            text.AddRange(buffer.AsSpan(0, received.Count));
            for (var end = text.IndexOf((byte)End); end >= 0; end = text.IndexOf((byte)End))
            {
                yield return Encoding.UTF8.GetString([.. text[..end]]);
                text.RemoveRange(0, end + 1);
            }
        }
    }
}
