using System.Globalization;
using System.Text;

namespace OpsCenter.Core.Notifications.Smtp;

/// <summary>Lines to a mail server and its replies. One user.</summary>
internal sealed class SmtpConversation(Stream stream) : IAsyncDisposable
{
    private const int MaxLine = 2_000;
    private const int MaxReplyLines = 100;
    private readonly byte[] _buffer = new byte[1024];
    private int _from;
    private int _to;

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    /// <summary>Greets, and answers what the server offers: each keyword, and <c>AUTH x</c> for each way to sign in.</summary>
    public async Task<IReadOnlySet<string>> HelloAsync(CancellationToken cancellation)
    {
        var lines = await SayAsync($"EHLO {HostName()}", 250, cancellation);
        var offers = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var words in lines.Skip(1).Select(line => line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0))
        {
            offers.Add(words[0]);
            if (words[0].Equals("AUTH", StringComparison.OrdinalIgnoreCase))
            {
                offers.UnionWith(words.Skip(1).Select(way => $"AUTH {way}"));
            }
        }

        return offers;
    }

    /// <param name="line">Without its end.</param>
    /// <param name="expected">Code of the reply.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="shown">What an error names instead of a line that holds a secret.</param>
    public async Task<IReadOnlyList<string>> SayAsync(string line, int expected, CancellationToken cancellation, string? shown = null)
    {
        if (line.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            throw new ArgumentException("A line of the conversation cannot hold another.", nameof(line));
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellation);
        await stream.FlushAsync(cancellation);
        return await ExpectAsync(expected, cancellation, shown ?? line);
    }

    /// <summary>The message with its lines' first dots doubled and its end (RFC 5321 4.5.2).</summary>
    public async Task SayDataAsync(string message, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        foreach (var line in message.ReplaceLineEndings("\n").Split('\n'))
        {
            text.Append(line.StartsWith('.') ? "." : "").Append(line).Append("\r\n");
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.Append(".\r\n").ToString()), cancellation);
        await stream.FlushAsync(cancellation);
        await ExpectAsync(250, cancellation, "the message");
    }

    /// <summary>The message is taken by now: how the farewell ends does not matter.</summary>
    public async Task ByeAsync(CancellationToken cancellation)
    {
        try
        {
            await SayAsync("QUIT", 221, cancellation);
        }
        catch (Exception error) when (error is IOException or SmtpReplyException or OperationCanceledException)
        {
            // Nothing hangs on it.
        }
    }

    /// <exception cref="SmtpReplyException">Another code.</exception>
    public async Task<IReadOnlyList<string>> ExpectAsync(int expected, CancellationToken cancellation, string after = "the greeting")
    {
        var lines = new List<string>();
        while (lines.Count < MaxReplyLines)
        {
            var line = await LineAsync(cancellation);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw new SmtpReplyException(0, $"the mail server speaks no SMTP after {after}");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return code == expected
                    ? lines
                    : throw new SmtpReplyException(code, string.Create(CultureInfo.InvariantCulture, $"the mail server answers {code} to {after}: {string.Join(' ', lines)}"));
            }
        }

        throw new SmtpReplyException(0, "the mail server does not come to an end");
    }

    private static string HostName()
    {
        var name = Environment.MachineName;
        return name.Length > 0 && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '.') ? name : "localhost";
    }

    private async Task<string> LineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (line.Length < MaxLine)
        {
            if (_from == _to)
            {
                (_from, _to) = (0, await stream.ReadAsync(_buffer, cancellation));
                if (_to == 0)
                {
                    throw new IOException("the mail server hung up");
                }
            }

            var sign = (char)_buffer[_from++];
            if (sign == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append(sign);
        }

        throw new IOException("the mail server sends a line without an end");
    }
}
