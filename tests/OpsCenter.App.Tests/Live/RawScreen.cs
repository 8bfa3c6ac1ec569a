using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace OpsCenter.App.Tests.Live;

/// <summary>A screen that speaks the hub's JSON protocol over a bare WebSocket, so that tests see the wire. It gives up after a minute.</summary>
internal sealed class RawScreen : IDisposable
{
    private const char End = '\u001e';
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));
    private readonly ClientWebSocket _socket;
    private readonly StringBuilder _begun = new();
    private int _calls;

    private RawScreen(ClientWebSocket socket) => _socket = socket;

    public static async Task<RawScreen> ConnectAsync(string address, string? role, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (role is not null)
        {
            socket.Options.SetRequestHeader("X-Role", role);
        }

        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        var screen = new RawScreen(socket);
        await socket.ConnectAsync(new Uri(address.Replace("http", "ws", StringComparison.Ordinal) + "/hubs/live"), screen._patience.Token);
        await screen.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", (await screen.ReceiveAsync())!.ToJsonString());
        return screen;
    }

    /// <summary>The answer: <c>result</c> or <c>error</c> of the completion. Frames that come before it are passed over.</summary>
    public async Task<JsonNode> CallAsync(string method, params object?[] arguments)
    {
        var id = $"{++_calls}";
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        return await AnswerAsync(id);
    }

    /// <summary>The answer to a call that was sent by hand.</summary>
    public Task<JsonNode> AnswerAsync(string id) =>
        NextAsync(message => message["type"]!.GetValue<int>() == 3 && message["invocationId"]!.GetValue<string>() == id);

    public async Task<JsonNode> SubscribeAsync(object? variables = null) => (await CallAsync("Subscribe", "d", variables))["result"]!;

    /// <summary>Arguments of the next call of the server with this name.</summary>
    public async Task<JsonNode> NextCallAsync(string target) =>
        (await NextAsync(message => message["target"]?.GetValue<string>() == target))["arguments"]![0]!;

    /// <summary>The next frame that says something about a tile.</summary>
    public async Task<JsonNode> NextChangeAsync()
    {
        JsonNode frame;
        do
        {
            frame = await NextCallAsync("frame");
        }
        while (frame["tiles"] is null);

        return frame;
    }

    public Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Reads until the server closes.</summary>
    public async Task UntilClosedAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }

    /// <summary>Passes over what is not wanted.</summary>
    private async Task<JsonNode> NextAsync(Func<JsonNode, bool> wanted)
    {
        while (true)
        {
            var message = await ReceiveAsync() ?? throw new InvalidOperationException("The server closed the connection.");
            if (wanted(message))
            {
                return message;
            }
        }
    }

    /// <summary>Null when the server closed.</summary>
    private async Task<JsonNode?> ReceiveAsync()
    {
        var buffer = new byte[16_384];
        while (true)
        {
            var text = _begun.ToString();
            var end = text.IndexOf(End, StringComparison.Ordinal);
            if (end >= 0)
            {
                _begun.Remove(0, end + 1);
                return JsonNode.Parse(text[..end]);
            }

            try
            {
                var result = await _socket.ReceiveAsync(buffer, _patience.Token);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                _begun.Append(Encoding.UTF8.GetString(buffer, 0, result.Count));
            }
            catch (WebSocketException)
            {
                return null;
            }
        }
    }
}
