using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Notifications;
using OpsCenter.App.Tests.Api;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.PublicWarnings;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Notifications;

/// <summary>Log, test and public warnings over the real stores and a real receiver.</summary>
public sealed class NotificationApiTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Caller Technician = Caller.Person("Lan", [Role.Technician]);
    private readonly Receiver _receiver = new();
    private ApiHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<ILiveConfig<NotificationsConfig>>(new StillConfig<NotificationsConfig>(SomeNotifications.With(SomeNotifications.Hook(_receiver.Port))));
                builder.Services.AddNotifications(builder.Configuration).AddNotificationEndpoints();
            },
            app => app.MapNotifications(),
            ("Notifications:AllowedHosts:0", "127.0.0.1/32"),
            ("Notifications:Beat", "00:00:00.1"),
            ("Notifications:FirstRetry", "00:00:00.2"),
            ("Notifications:LongestRetry", "00:00:00.5"));
        await _host.CommitAsync(new Reading(ApiHost.Gauge("ben-binh"), _host.Now, 4.5, Quality.Good, ReadingFlags.Simulated, _host.Now));
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Deliveries_ReceiverDownThenUp_AreListedWaitingThenSent()
    {
        using var client = await _host.ClientAsync(TokenScope.Admin);
        await Eventually.HoldsAsync(async () => (await ListAsync(client, "?state=waiting")) is [var one] && one.GetProperty("error").ValueKind == JsonValueKind.String);

        await _receiver.UpAsync();

        await Eventually.HoldsAsync(async () => (await ListAsync(client, "?state=sent")).Length == 1);
        var sent = (await ListAsync(client, "?channel=hook"))[0];
        Assert.Equal(("raised", "all"), (sent.GetProperty("kind").GetString(), sent.GetProperty("route").GetString()));
        Assert.Equal(sent.GetProperty("id").GetString(), Assert.Single(_receiver.Posts).Key);
    }

    [Theory]
    [InlineData(TokenScope.Read)]
    [InlineData(TokenScope.Operate)]
    public async Task Deliveries_WrongScope_IsRefused(TokenScope scope)
    {
        using var client = await _host.ClientAsync(scope);

        using var answer = await client.GetAsync("/api/v1/notifications/deliveries");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Service_CallerWithoutThePermission_MayDoNothing()
    {
        var service = _host.Services.GetRequiredService<NotificationService>();
        var guest = Caller.Person("Minh", [Role.Operator]);
        var delivery = Delivery.Of("hook", "all", SomeNotifications.Flood(), _host.Now);

        Assert.Null(await service.ChannelsAsync(guest, None));
        Assert.Null(await service.DeliveriesAsync(guest, new DeliveryQuery(null, null, 1), None));
        Assert.Equal(NotificationOutcome.Forbidden, (await service.TestAsync(guest, "hook", None)).Outcome);
        Assert.Equal(NotificationOutcome.Forbidden, await service.RetryAsync(guest, delivery, None));
        Assert.Equal(NotificationOutcome.Forbidden, await service.DiscardAsync(guest, delivery, None));
    }

    [Fact]
    public async Task Test_Channel_IsMarkedAsATestAndAudited()
    {
        await _receiver.UpAsync();
        var service = _host.Services.GetRequiredService<NotificationService>();

        Assert.Equal((NotificationOutcome.Done, null), await service.TestAsync(Technician, "hook", None));

        Assert.Contains(_receiver.Items, item => item.GetProperty("test").GetBoolean() && item.GetProperty("kind").GetString() == "test");
        var line = (await _host.Services.GetRequiredService<IAuditLog>().ListAsync(10, None)).First(entry => entry.Action == "notification.test");
        Assert.Equal(("Lan", "hook", "taken"), (line.Who, line.Subject, line.Detail));
    }

    [Fact]
    public async Task Discard_Waiting_IsNeverSentAndAudited()
    {
        var service = _host.Services.GetRequiredService<NotificationService>();
        var all = new DeliveryQuery(null, null, 10);
        await Eventually.HoldsAsync(async () => await service.DeliveriesAsync(Technician, all, None) is [{ Attempts: > 0 }]);

        await Eventually.HoldsAsync(async () =>
            await service.DiscardAsync(Technician, (await service.DeliveriesAsync(Technician, all, None))![0], None) is NotificationOutcome.Done or NotificationOutcome.NotFound
            && (await service.DeliveriesAsync(Technician, all, None))![0].State == DeliveryState.Discarded);
        Assert.Equal(NotificationOutcome.NotFound, await service.DiscardAsync(Technician, (await service.DeliveriesAsync(Technician, all, None))![0], None));

        Assert.Contains(await _host.Services.GetRequiredService<IAuditLog>().ListAsync(10, None), entry => entry.Action == "notification.discard");
    }

    [Fact]
    public async Task Cap_PublicAlarm_IsCapInTheFeedAndAlone()
    {
        using var client = await _host.ClientAsync(TokenScope.Read);
        var id = (await client.GetFromJsonAsync<JsonElement>("/api/v1/alarms"))[0].GetProperty("id").GetString();
        await Eventually.HoldsAsync(async () => (await client.GetAsync($"/api/v1/alarms/{id}/cap")).IsSuccessStatusCode);

        using var answer = await client.GetAsync($"/api/v1/alarms/{id}/cap");
        var feed = XDocument.Parse(await client.GetStringAsync("/api/v1/cap"));

        Assert.Equal("application/cap+xml", answer.Content.Headers.ContentType!.MediaType);
        var alert = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        XNamespace cap = CapWriter.Namespace;
        Assert.Equal(("Test", "Alert"), (alert.Element(cap + "status")!.Value, alert.Element(cap + "msgType")!.Value));
        Assert.Equal(alert.Element(cap + "identifier")!.Value, Assert.Single(feed.Descendants(cap + "identifier")).Value);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/alarms/nothing/cap")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Anonymous.GetAsync("/api/v1/cap")).StatusCode);
    }

    private static async Task<JsonElement[]> ListAsync(HttpClient client, string query) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/api/v1/notifications/deliveries{query}")).EnumerateArray()];
}
