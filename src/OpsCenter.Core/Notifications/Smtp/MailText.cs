using System.Globalization;
using System.Text;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Sending;
using OpsCenter.Core.Notifications.Templates;

namespace OpsCenter.Core.Notifications.Smtp;

/// <summary>A message as Internet mail (RFC 5322, 2045, 2047): plain text in UTF-8, base64, so that Vietnamese passes every server; with a file where one goes with it (RFC 2046).</summary>
internal static class MailText
{
    private const int LineLength = 76;

    /// <summary>Bytes in one encoded word, so that a line with the longest header name before it stays below 76 signs.</summary>
    private const int WordBytes = 39;

    /// <param name="channel">Where to.</param>
    /// <param name="message">What.</param>
    /// <param name="now">Date of the mail.</param>
    /// <param name="attachment">Name in ASCII and content of a file that goes with it; null for none.</param>
    public static string Of(ChannelConfig channel, Message message, DateTimeOffset now, (string Name, byte[] Content)? attachment = null)
    {
        var mail = channel.Mail!;
        var first = message.Notices[0];
        var domain = mail.From[(mail.From.LastIndexOf('@') + 1)..];
        var text = new StringBuilder();
        Header(text, "From", $"OpsCenter <{mail.From}>");
        Header(text, "To", string.Join(", ", mail.To));
        Header(text, "Subject", Encoded(NoticeText.Subject(channel, message.Notices)));
        Header(text, "Date", now.ToString("r", CultureInfo.InvariantCulture).Replace("GMT", "+0000", StringComparison.Ordinal));

        // The same at every repetition, so that a mail server or reader can drop the second.
        Header(text, "Message-ID", $"<{message.Id}@{domain}>");
        Header(text, "Idempotency-Key", message.Id);
        if (message.Notices.Count == 1 && first.Sequence > 0)
        {
            // All news of one alarm stand together in a mail reader.
            Header(text, "References", $"<{first.AlarmId}.{first.Begin.ToString(CultureInfo.InvariantCulture)}@{domain}>");
        }

        Header(text, "Auto-Submitted", "auto-generated");
        Header(text, "MIME-Version", "1.0");
        var body = Encoding.UTF8.GetBytes(NoticeText.Body(channel, message.Notices).ReplaceLineEndings("\r\n"));
        if (attachment is not { } file)
        {
            Part(text, "text/plain; charset=utf-8", null, body);
            return text.ToString();
        }

        // No line of base64 begins with hyphens.
        var boundary = $"--part-{message.Id}";
        Header(text, "Content-Type", $"multipart/mixed; boundary=\"{boundary}\"");
        text.Append("\r\n--").Append(boundary).Append("\r\n");
        Part(text, "text/plain; charset=utf-8", null, body);
        text.Append("--").Append(boundary).Append("\r\n");
        Part(text, "application/pdf", file.Name, file.Content);
        text.Append("--").Append(boundary).Append("--\r\n");
        return text.ToString();
    }

    private static void Part(StringBuilder text, string type, string? fileName, byte[] content)
    {
        Header(text, "Content-Type", type);
        Header(text, "Content-Transfer-Encoding", "base64");
        if (fileName is not null)
        {
            Header(text, "Content-Disposition", $"attachment; filename=\"{fileName}\"");
        }

        text.Append("\r\n");
        foreach (var line in Convert.ToBase64String(content).Chunk(LineLength))
        {
            text.Append(line).Append("\r\n");
        }
    }

    private static void Header(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");

    /// <summary>RFC 2047 words of whole characters; also keeps a line's end in a title from becoming a header.</summary>
    private static string Encoded(string value)
    {
        var line = NoticeText.OneLine(value);
        if (line.All(sign => sign is >= ' ' and <= '~') && line.Length < LineLength)
        {
            return line;
        }

        var words = new List<string>();
        var part = new List<byte>();
        foreach (var rune in line.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (part.Count + bytes.Length > WordBytes)
            {
                words.Add(Convert.ToBase64String([.. part]));
                part.Clear();
            }

            part.AddRange(bytes);
        }

        words.Add(Convert.ToBase64String([.. part]));
        return string.Join("\r\n ", words.Select(word => $"=?utf-8?B?{word}?="));
    }
}
