using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using OpsCenter.Storage.Relational.Identity;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

public sealed class AccessStoreTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Devices_AddedInAnotherProcess_AreSeenAndStamped(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var before = await database.Get<IAccessStamp>().ReadAsync(None);
        var device = Device("trạm-01");

        Assert.True(await database.AnotherProcess().GetRequiredService<IDeviceStore>().AddAsync(device, None));

        Assert.Equivalent(device, Assert.Single(await database.Get<IDeviceStore>().ListAsync(None)), strict: true);
        Assert.Equal(before + 1, await database.Get<IAccessStamp>().ReadAsync(None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Devices_IdTaken_FalseAndStampStands(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var devices = database.Get<IDeviceStore>();
        await devices.AddAsync(Device("a"), None);
        var before = await database.Get<IAccessStamp>().ReadAsync(None);

        Assert.False(await devices.AddAsync(Device("a") with { Fleet = true }, None));
        Assert.False(await devices.RemoveAsync("b", None));

        Assert.False(Assert.Single(await devices.ListAsync(None)).Fleet);
        Assert.Equal(before, await database.Get<IAccessStamp>().ReadAsync(None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Devices_Removed_AreGoneAndStamped(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var devices = database.Get<IDeviceStore>();
        await devices.AddAsync(Device("a"), None);
        var before = await database.Get<IAccessStamp>().ReadAsync(None);

        Assert.True(await devices.RemoveAsync("a", None));

        Assert.Empty(await devices.ListAsync(None));
        Assert.Equal(before + 1, await database.Get<IAccessStamp>().ReadAsync(None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Devices_AddedByManyProcessesAtOnce_AllStoredAndCounted(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var stores = Enumerable.Range(0, 4).Select(_ => database.AnotherProcess().GetRequiredService<IDeviceStore>()).ToArray();

        await Task.WhenAll(stores.Select((store, index) => Task.Run(async () =>
        {
            for (var number = 0; number < 10; number++)
            {
                Assert.True(await store.AddAsync(Device($"d{index}-{number}"), None));
            }
        })));

        Assert.Equal(40, (await database.Get<IDeviceStore>().ListAsync(None)).Count);
        Assert.Equal(40, await database.Get<IAccessStamp>().ReadAsync(None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Tokens_AddListRemove_RoundTrip(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var tokens = database.Get<ITokenStore>();
        var token = new ApiToken("telegraf", new string('a', 64), [TokenScope.Ingest, TokenScope.Read], new Instant(1));

        Assert.True(await tokens.AddAsync(token, None));
        Assert.False(await tokens.AddAsync(token, None));
        Assert.Equivalent(token, Assert.Single(await tokens.ListAsync(None)), strict: true);
        Assert.True(await tokens.RemoveAsync("telegraf", None));
        Assert.False(await tokens.RemoveAsync("telegraf", None));
        Assert.Equal(2, await database.Get<IAccessStamp>().ReadAsync(None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Screens_Revoked_OnceAndStamped(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var screens = database.Get<IScreenStore>();
        var screen = new PairedScreen("s1", "Phòng trực", "overview", new string('b', 64), new Instant(5), "lan", null);
        await screens.AddAsync(screen, None);

        Assert.Equal(screen, Assert.Single(await screens.ListAsync(None)));
        Assert.True(await screens.RevokeAsync("s1", new Instant(9), None));
        Assert.False(await screens.RevokeAsync("s1", new Instant(10), None));
        Assert.Equal(new Instant(9), Assert.Single(await screens.ListAsync(None)).RevokedAt);
        Assert.Equal(2, await database.Get<IAccessStamp>().ReadAsync(None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task SetupLink_Redeemed_OnlyOnceAndNotAfterExpiry(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var links = database.Get<SetupLinks>();
        var replaced = await links.IssueAsync(TimeSpan.FromHours(1), None);
        var secret = await links.IssueAsync(TimeSpan.FromHours(1), None);

        Assert.False(await links.RedeemAsync(replaced, None));
        Assert.True(await links.IsValidAsync(secret, None));
        Assert.Single(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => links.RedeemAsync(secret, None)))), won => won);
        Assert.False(await links.IsValidAsync(secret, None));

        var late = await links.IssueAsync(TimeSpan.FromHours(1), None);
        database.Time.Advance(TimeSpan.FromHours(1));
        Assert.False(await links.RedeemAsync(late, None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Settings_SetTwice_KeepsTheLater(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var settings = database.Get<Settings>();

        Assert.Null(await settings.GetAsync("installation", None));
        await settings.SetAsync("installation", "một", None);
        await settings.SetAsync("installation", "hai", None);

        Assert.Equal("hai", await settings.GetAsync("installation", None));
    }

    private static DeviceCredential Device(string id) =>
        new(id, "hash", [$"env/{id}/#", "line/%c"], ["cmd/%u"], Fleet: false, Simulated: true, new Instant(1_700_000_000_123_456_789));
}
