using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

public sealed class NotificationsConfigTests : IDisposable
{
    private const string Hook = "{id: hook, kind: webhook, address: 'https://hook.example.vn/x'}";
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Load_NoFile_NobodyIsTold() => Assert.Equal(NotificationsConfig.Empty, _config.Load().Notifications);

    [Fact]
    public void Load_EveryKey_IsTaken()
    {
        _config.Write("notifications.yaml", """
            link: https://ioc.example.vn/
            channels:
              - {id: chat, name: {vi: Trực ban, en: Duty}, kind: chat, address: env:OPS_CHAT, token: file:/run/token, textField: content, extra: {chat_id: "-1"}, language: en, perMinute: 5, maxAge: 2h, maxAttempts: 9, watchdog: true, text: {vi: "x {title}", en: "{title}!"}}
              - {id: mail, kind: email, server: smtp.example.vn, security: tls, user: ioc, password: env:OPS_MAIL, from: ioc@example.vn, to: [a@example.vn, b@example.vn], subject: "{state} {title}"}
            routes:
              - {id: night, channels: [chat, mail], packs: [p, system], areas: [north], rules: [system.disk], severity: high, hours: '22:00-06:00', send: [raised, cleared, acknowledged]}
            ping: {address: env:OPS_PING, every: 30s}
            publicWarnings:
              sender: ioc@example.vn
              senderName: IOC
              simulated: exercise
              warnings: [{packs: [p], severity: critical, category: Met, event: {vi: Lũ, en: Flood}, urgency: Expected, certainty: Likely, radiusKm: 3, expires: 2h, instruction: Chạy}]
            """);

        var read = _config.Load().Notifications;

        var chat = read.Channel("chat")!;
        Assert.Equal(("env:OPS_CHAT", "file:/run/token", "content", NoticeLanguage.En, 5), (chat.AddressSource, chat.TokenSource, chat.TextField, chat.Language, chat.PerMinute));
        Assert.Equal((TimeSpan.FromHours(2), 9, true, "{title}!", "-1"), (chat.MaxAge, chat.MaxAttempts, chat.Watchdog, chat.Text!.Source, chat.Extra["chat_id"]));
        var mail = read.Channel("mail")!;
        Assert.Equal(("smtp.example.vn", 465, MailSecurity.Tls, "ioc@example.vn"), (mail.Mail!.Host, mail.Mail.Port, mail.Mail.Security, mail.Mail.From));
        var route = Assert.Single(read.Routes);
        Assert.Equal((Severity.High, new RouteHours(new TimeOnly(22, 0), new TimeOnly(6, 0))), (route.Severity, route.Hours));
        Assert.Equal([NoticeKind.Raised, NoticeKind.Cleared, NoticeKind.Acknowledged], route.Kinds.Order());
        Assert.Equal(("env:OPS_PING", TimeSpan.FromSeconds(30)), (read.Ping!.AddressSource, read.Ping.Every));
        Assert.Equal((true, "Met", "Expected", 3.0), (read.Warnings!.Exercise, read.Warnings.Warnings[0].Category, read.Warnings.Warnings[0].Urgency, read.Warnings.Warnings[0].RadiusKm));
    }

    [Theory]
    [InlineData("{id: hook, kind: carrier-pigeon}", "channels[0].kind", "not one of the choices")]
    [InlineData("{id: hook, kind: webhook}", "channels[0]", "'address' is missing")]
    [InlineData("{id: hook, kind: webhook, address: 'ftp://x'}", "channels[0].address", "not an http or https address")]
    [InlineData("{id: hook, kind: webhook, address: 'https://u:secret@x/'}", "channels[0].address", "holds a user or password")]
    [InlineData("{id: hook, kind: webhook, address: 'https://x/', token: abcdef}", "channels[0].token", "not written here")]
    [InlineData("{id: hook, kind: chat, address: 'https://x/', text: 'at {sit}'}", "channels[0].text", "'{sit}' is no placeholder")]
    [InlineData("{id: hook, kind: chat, address: 'https://x/', text: {vi: '{title}', en: 'at {'}}", "channels[0].text", "a brace stands alone")]
    [InlineData("{id: hook, kind: chat, address: 'https://x/', perMinute: 0}", "channels[0].perMinute", "'0' is not allowed")]
    [InlineData("{id: Hook, kind: chat, address: 'https://x/'}", "channels[0].id", "cannot be an id")]
    [InlineData("{id: hook, kind: chat, address: 'https://x/', adress: y}", "channels[0].adress", "unknown key")]
    [InlineData("{id: m, kind: email, server: s, from: 'Lan <lan@x.vn>', to: [a@x.vn]}", "channels[0].from", "not a mail address")]
    [InlineData("{id: m, kind: email, server: s, from: 'a@x.vn', to: [\"b@x.vn\\r\\nRCPT TO:<c@x.vn>\"]}", "channels[0].to[0]", "not a mail address")]
    [InlineData("{id: m, kind: email, server: s, security: none, user: u, password: env:P, from: a@x.vn, to: [b@x.vn]}", "channels[0]", "unprotected")]
    public void Load_MistakeInAChannel_IsNamedByKey(string channel, string key, string problem) => Expect($"channels:\n- {channel}", key, problem);

    [Theory]
    [InlineData("{id: r, channels: [hok]}", "routes[0].channels[0]", "no channel 'hok'")]
    [InlineData("{id: r, channels: [hook], packs: [q]}", "routes[0].packs[0]", "no pack 'q'")]
    [InlineData("{id: r, channels: [hook], areas: [south]}", "routes[0].areas[0]", "no area 'south'")]
    [InlineData("{id: r, channels: [hook], rules: [gone]}", "routes[0].rules[0]", "no alarm rule 'gone'")]
    [InlineData("{id: r, channels: [hook], hours: '7-9'}", "routes[0].hours", "no hours of the day")]
    [InlineData("{id: r, channels: [hook], severity: none}", "routes[0].severity", "not a severity of an alarm")]
    [InlineData("{id: r, channels: [hook], send: [rased]}", "routes[0].send[0]", "not one of the choices")]
    public void Load_MistakeInARoute_IsNamedByKey(string route, string key, string problem) => Expect($"channels:\n- {Hook}\nroutes:\n- {route}", key, problem);

    [Theory]
    [InlineData("{sender: a b, senderName: x, warnings: []}", "publicWarnings.sender", "cannot be a sender")]
    [InlineData("{sender: a, senderName: x, warnings: [{category: Weather, event: x}]}", "publicWarnings.warnings[0].category", "not one of CAP's words")]
    [InlineData("{sender: a, senderName: x, warnings: [{category: Met}]}", "publicWarnings.warnings[0]", "'event' is missing")]
    public void Load_MistakeInPublicWarnings_IsNamedByKey(string warnings, string key, string problem) => Expect($"publicWarnings: {warnings}", key, problem);

    private void Expect(string yaml, string key, string problem)
    {
        _config.Write("notifications.yaml", yaml);

        var error = Assert.Single(_config.Errors());

        Assert.Equal(("ingest-config/notifications.yaml", key), (error.File, error.Key));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }
}
