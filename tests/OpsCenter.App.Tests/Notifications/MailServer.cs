using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpsCenter.App.Tests.Notifications;

/// <summary>Speaks as much SMTP as a mail server that takes messages; keeps what it was told.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    public MailServer()
    {
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Commands, in order.</summary>
    public List<string> Said { get; } = [];

    /// <summary>Messages, without the doubled dots.</summary>
    public List<string> Messages { get; } = [];

    public string Offers { get; init; } = "250-test\r\n250-AUTH LOGIN PLAIN\r\n250 8BITMIME";

    /// <summary>Reply to a command that begins so, instead of the good one.</summary>
    public Dictionary<string, string> Replies { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _running;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception error) when (_stopping.IsCancellationRequested || error is IOException)
        {
            // Stopped between two conversations or in the middle of one, or the client hung up.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test ESMTP");
        while (await reader.ReadLineAsync(_stopping.Token) is { } line)
        {
            Said.Add(line);
            var own = Replies.FirstOrDefault(reply => line.StartsWith(reply.Key, StringComparison.Ordinal)).Value;
            await writer.WriteLineAsync(own ?? line.Split(' ', ':')[0] switch
            {
                "EHLO" => Offers,
                "AUTH" => "235 welcome",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 OK",
            });
            if (line == "DATA" && own is null)
            {
                await TakeAsync(reader);
                await writer.WriteLineAsync(Replies.GetValueOrDefault(".") ?? "250 taken");
            }
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_stopping.Token) is { } line && line != ".")
        {
            message.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        Messages.Add(message.ToString());
    }
}
