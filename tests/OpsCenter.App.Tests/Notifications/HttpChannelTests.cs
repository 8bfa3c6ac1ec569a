using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Sending;
using OpsCenter.Core.Outbound;
using Xunit;

namespace OpsCenter.App.Tests.Notifications;

/// <summary>Messages over real HTTP.</summary>
public sealed class HttpChannelTests : IAsyncLifetime
{
    private readonly Receiver _receiver = new();

    public Task InitializeAsync() => _receiver.UpAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task Webhook_Digest_HoldsEveryItemAndTheKey()
    {
        using var sender = Sender($"127.0.0.1:{_receiver.Port}");

        Assert.IsType<SendOutcome.Taken>(await SendAsync(sender, SomeNotifications.Hook(_receiver.Port), SomeNotifications.Flood(), SomeNotifications.Flood(NoticeKind.Cleared, sequence: 9)));

        var post = Assert.Single(_receiver.Posts);
        Assert.Equal(("/hook", "key", true), (post.Path, post.Key, post.Body.GetProperty("digest").GetBoolean()));
        Assert.Equal(["raised", "cleared"], post.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString()));
        Assert.All(post.Body.GetProperty("items").EnumerateArray(), item => Assert.True(item.GetProperty("simulated").GetBoolean()));
    }

    [Fact]
    public async Task Chat_Text_StandsUnderTheNameTheServiceWants()
    {
        using var sender = Sender($"127.0.0.1:{_receiver.Port}");
        var channel = SomeNotifications.Hook(_receiver.Port, ChannelKind.Chat) with { TextField = "content", Extra = new Dictionary<string, string> { ["chat_id"] = "-1" } };

        await SendAsync(sender, channel, SomeNotifications.Flood());

        var body = Assert.Single(_receiver.Posts).Body;
        Assert.Equal("-1", body.GetProperty("chat_id").GetString());
        Assert.StartsWith("[MÔ PHỎNG] CẢNH BÁO: Lũ tại Phả Lại\nCao · Báo động II · 5.25 m (ngưỡng 5 m)", body.GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alertmanager_RaiseClearAndOther_AreTwoAlertsOfVersionFour()
    {
        using var sender = Sender($"127.0.0.1:{_receiver.Port}");
        var other = SomeNotifications.Flood(alarm: "ffff456789abcdef0123456789abcdef");

        await SendAsync(sender, SomeNotifications.Hook(_receiver.Port, ChannelKind.Alertmanager), SomeNotifications.Flood(), other, SomeNotifications.Flood(NoticeKind.Cleared));

        var body = Assert.Single(_receiver.Posts).Body;
        Assert.Equal(
            ["alerts", "commonAnnotations", "commonLabels", "externalURL", "groupKey", "groupLabels", "receiver", "status", "truncatedAlerts", "version"],
            body.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal(("4", "firing", "hook", "water.flood"), (Text(body, "version"), Text(body, "status"), Text(body, "receiver"), Text(body.GetProperty("groupLabels"), "alertname")));
        var alerts = body.GetProperty("alerts").EnumerateArray().ToArray();
        Assert.Equal([("resolved", "0123456789abcdef"), ("firing", "ffff456789abcdef")], alerts.Select(alert => (Text(alert, "status"), Text(alert, "fingerprint"))));
        Assert.Equal(["2026-11-22T13:00:00.000Z", "0001-01-01T00:00:00Z"], alerts.Select(alert => Text(alert, "endsAt")));
        Assert.All(alerts, alert => Assert.Equal("2026-11-22T12:00:00.000Z", Text(alert, "startsAt")));
        var labels = alerts[0].GetProperty("labels");
        Assert.Equal(("high", "pha-lai", "x", "true"), (Text(labels, "severity"), Text(labels, "site"), Text(labels, "odd_name"), Text(labels, "simulated")));
    }

    [Fact]
    public async Task Token_FromAFile_IsSentAndMissingOneIsTold()
    {
        using var sender = Sender($"127.0.0.1:{_receiver.Port}");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "secret\n");
        var channel = SomeNotifications.Hook(_receiver.Port) with { TokenSource = $"file:{file}" };

        await SendAsync(sender, channel, SomeNotifications.Flood());
        File.Delete(file);
        var missing = Assert.IsType<SendOutcome.NotTaken>(await SendAsync(sender, channel, SomeNotifications.Flood()));

        Assert.Equal("Bearer secret", Assert.Single(_receiver.Posts).Authorization);
        Assert.Contains(file, missing.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_NotAllowed_IsRefusedAndNothingIsSent()
    {
        using var sender = Sender("hook.example.vn");

        var refused = Assert.IsType<SendOutcome.NotTaken>(await SendAsync(sender, SomeNotifications.Hook(_receiver.Port), SomeNotifications.Flood()));

        Assert.Contains("Notifications:AllowedHosts", refused.Reason, StringComparison.Ordinal);
        Assert.Empty(_receiver.Posts);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("10.0.0.8")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task Name_AllowedButLeadsInside_IsRefusedAfterTheLookUp(string leadsTo)
    {
        using var sender = Sender("hook.example.vn", IPAddress.Parse(leadsTo));
        var channel = SomeNotifications.Hook(_receiver.Port) with { Address = new Uri($"http://hook.example.vn:{_receiver.Port}/") };

        var refused = Assert.IsType<SendOutcome.NotTaken>(await SendAsync(sender, channel, SomeNotifications.Flood()));

        Assert.Contains("leads where it must not", refused.Reason, StringComparison.Ordinal);
        Assert.Empty(_receiver.Posts);
    }

    [Fact]
    public async Task MailServer_NotAllowed_IsRefused()
    {
        using var sender = Sender("hook.example.vn");
        var channel = SomeNotifications.Hook(9) with { Kind = ChannelKind.Email, Mail = new MailConfig("127.0.0.1", _receiver.Port, MailSecurity.None, "a@x.vn", ["b@x.vn"]) };

        var refused = Assert.IsType<SendOutcome.NotTaken>(await SendAsync(sender, channel, SomeNotifications.Flood()));

        Assert.Contains("leads where it must not", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_Listens_TheWholeChannelWaits()
    {
        using var sender = Sender($"127.0.0.1:{_receiver.Port}");
        await _receiver.DownAsync();

        Assert.True(Assert.IsType<SendOutcome.NotTaken>(await SendAsync(sender, SomeNotifications.Hook(_receiver.Port), SomeNotifications.Flood())).Channel);
    }

    internal static NoticeSender Sender(string allowed, params IPAddress[] leadsTo)
    {
        var options = new NotificationOptions();
        options.AllowedHosts.Add(allowed);
        return new NoticeSender(Options.Create(options), new Names(leadsTo), TimeProvider.System);
    }

    private static Task<SendOutcome> SendAsync(NoticeSender sender, ChannelConfig channel, params Notice[] notices) =>
        sender.SendAsync(channel, SomeNotifications.Message(notices), CancellationToken.None);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private sealed class Names(IPAddress[] addresses) : IHostNames
    {
        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Task.FromResult(addresses);
    }
}
