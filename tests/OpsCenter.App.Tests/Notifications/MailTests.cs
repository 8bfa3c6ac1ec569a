using System.Text;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Sending;
using OpsCenter.Core.Notifications.Templates;
using OpsCenter.Core.Outbound;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Notifications;

/// <summary>Mail over a real conversation.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task Send_Vietnamese_ArrivesWhole()
    {
        await using var server = new MailServer();
        using var sender = HttpChannelTests.Sender($"127.0.0.1:{server.Port}");
        var channel = Channel(server) with { Subject = NoticeTemplate.Parse("{state}: {title}, một tiêu đề dài hơn một dòng để phải gấp lại thành nhiều phần"), Text = NoticeTemplate.Parse("{title}\n.\n..chấm") };

        Assert.IsType<SendOutcome.Taken>(await SendAsync(sender, channel));

        Assert.Equal(["MAIL FROM:<ioc@example.vn>", "RCPT TO:<a@example.vn>", "RCPT TO:<b@example.vn>", "DATA", "QUIT"], server.Said.Where(line => !line.StartsWith("EHLO", StringComparison.Ordinal)));
        var (headers, body) = Parts(Assert.Single(server.Messages));
        Assert.Equal("[MÔ PHỎNG] Lũ tại Phả Lại\r\n.\r\n..chấm", Encoding.UTF8.GetString(Convert.FromBase64String(body)));
        Assert.Equal("[MÔ PHỎNG] CẢNH BÁO: Lũ tại Phả Lại, một tiêu đề dài hơn một dòng để phải gấp lại thành nhiều phần", Decoded(headers["Subject"]));
        Assert.Equal("<key@example.vn>", headers["Message-ID"]);
        Assert.Equal("a@example.vn, b@example.vn", headers["To"]);
        Assert.All(server.Messages[0].Split('\n'), line => Assert.True(line.Length <= 78, line));
    }

    [Fact]
    public async Task Send_TitleWithALineBreak_CannotAddAHeader()
    {
        await using var server = new MailServer();
        using var sender = HttpChannelTests.Sender($"127.0.0.1:{server.Port}");

        await sender.SendAsync(
            Channel(server), SomeNotifications.Message(SomeNotifications.Flood() with { Title = LocalizedText.Same("x\r\nBcc: spy@example.vn") }), CancellationToken.None);

        Assert.False(Parts(Assert.Single(server.Messages)).Headers.ContainsKey("Bcc"));
    }

    [Fact]
    public async Task Send_PasswordFromAFile_SignsIn()
    {
        await using var server = new MailServer();
        using var sender = HttpChannelTests.Sender($"127.0.0.1:{server.Port}");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "mật khẩu\n");

        await SendAsync(sender, Channel(server) with { User = "ioc", PasswordSource = $"file:{file}" });

        File.Delete(file);
        Assert.Contains($"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes("\0ioc\0mật khẩu"))}", server.Said);
    }

    [Theory]
    [InlineData("MAIL", "451 later", true)]
    [InlineData("AUTH", "535 wrong", true)]
    [InlineData("RCPT", "550 nobody here", true)]
    [InlineData(".", "554 spam", false)]
    [InlineData(".", "452 full", true)]
    public async Task Send_ServerRefuses_SaysWhyAndWhoHasToWait(string command, string reply, bool channelWaits)
    {
        await using var server = new MailServer();
        server.Replies[command] = reply;
        using var sender = HttpChannelTests.Sender($"127.0.0.1:{server.Port}");
        Environment.SetEnvironmentVariable("OPS_TEST_MAIL", "p");

        var outcome = Assert.IsType<SendOutcome.NotTaken>(await SendAsync(sender, Channel(server) with { User = "u", PasswordSource = "env:OPS_TEST_MAIL" }));

        Assert.Contains(reply[4..], outcome.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0u\0p")), outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(channelWaits, outcome.Channel);
    }

    [Fact]
    public async Task Send_OneAddressGone_TheOthersAreTold()
    {
        await using var server = new MailServer();
        server.Replies["RCPT TO:<a@"] = "550 nobody";
        using var sender = HttpChannelTests.Sender($"127.0.0.1:{server.Port}");

        Assert.IsType<SendOutcome.Taken>(await SendAsync(sender, Channel(server)));
    }

    [Fact]
    public async Task Send_ServerWithoutStartTls_IsRefusedBeforeThePassword()
    {
        await using var server = new MailServer();
        using var sender = HttpChannelTests.Sender($"127.0.0.1:{server.Port}");
        var channel = Channel(server) with { Mail = Channel(server).Mail! with { Security = MailSecurity.StartTls }, User = "u", PasswordSource = "env:OPS_NONE" };

        var outcome = Assert.IsType<SendOutcome.NotTaken>(await SendAsync(sender, channel));

        Assert.Contains("STARTTLS", outcome.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Said, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_BriefingWithItsPaper_ArrivesAsTextAndFile()
    {
        await using var server = new MailServer();
        var paper = Enumerable.Range(0, 5_000).Select(number => (byte)number).ToArray();
        var options = new NotificationOptions();
        options.AllowedHosts.Add($"127.0.0.1:{server.Port}");
        using var sender = new NoticeSender(Options.Create(options), new NoNames(), TimeProvider.System, new OnePaper(paper));
        var notice = new Notice
        {
            Kind = NoticeKind.Briefing,
            Sequence = -1,
            AlarmId = "briefing-1",
            RuleId = "system.briefing",
            Title = LocalizedText.Same("Báo cáo nhanh: Ngày 22/11/2026"),
            At = new Instant(1),
            Comment = "3 chỉ tiêu ngoài mục tiêu.\n\nNgoài mục tiêu (3):\n- a",
            Link = "https://ioc.example.vn/console/briefing",
            Attachment = "briefing-1.pdf",
        };

        Assert.IsType<SendOutcome.Taken>(await sender.SendAsync(Channel(server), SomeNotifications.Message(notice), CancellationToken.None));
        Assert.IsType<SendOutcome.Taken>(await sender.SendAsync(Channel(server), SomeNotifications.Message(notice with { Attachment = "gone.pdf" }), CancellationToken.None));

        var boundary = server.Messages[0].Split("boundary=\"")[1].Split('"')[0];
        var parts = server.Messages[0].Split($"--{boundary}");
        Assert.Equal(4, parts.Length);
        Assert.Equal("Báo cáo nhanh: Ngày 22/11/2026\r\n\r\n3 chỉ tiêu ngoài mục tiêu.\r\n\r\nNgoài mục tiêu (3):\r\n- a\r\n\r\nhttps://ioc.example.vn/console/briefing", Encoding.UTF8.GetString(Convert.FromBase64String(Content(parts[1]))));
        Assert.Contains("filename=\"briefing-1.pdf\"", parts[2], StringComparison.Ordinal);
        Assert.Equal(paper, Convert.FromBase64String(Content(parts[2])));
        Assert.All(server.Messages[0].Split('\n'), line => Assert.True(line.Length <= 78, line));
        Assert.DoesNotContain("multipart", server.Messages[1], StringComparison.Ordinal);

        static string Content(string part) => part[(part.IndexOf("\n\n", StringComparison.Ordinal) + 2)..].Replace("\n", "", StringComparison.Ordinal);
    }

    private static ChannelConfig Channel(MailServer server) => SomeNotifications.Hook(9) with
    {
        Kind = ChannelKind.Email,
        Address = null,
        Mail = new MailConfig("127.0.0.1", server.Port, MailSecurity.None, "ioc@example.vn", ["a@example.vn", "b@example.vn"]),
    };

    private static Task<SendOutcome> SendAsync(NoticeSender sender, ChannelConfig channel) =>
        sender.SendAsync(channel, SomeNotifications.Message(SomeNotifications.Flood()), CancellationToken.None);

    private static (Dictionary<string, string> Headers, string Body) Parts(string message)
    {
        var end = message.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = message[..end].Replace("\n ", " ", StringComparison.Ordinal).Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return (headers, message[(end + 2)..].Replace("\n", "", StringComparison.Ordinal));
    }

    private static string Decoded(string words) =>
        string.Concat(words.Split(' ').Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word["=?utf-8?B?".Length..^2]))));

    private sealed class OnePaper(byte[] content) : INoticeAttachments
    {
        public byte[]? Find(string name) => name == "briefing-1.pdf" ? content : null;
    }

    private sealed class NoNames : IHostNames
    {
        public Task<System.Net.IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Task.FromResult(Array.Empty<System.Net.IPAddress>());
    }
}
