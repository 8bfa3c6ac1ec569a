using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

public sealed class MaintenanceStoreTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task List_AfterSave_EveryFieldIsBack(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IMaintenanceStore>();
        MaintenanceWindow[] windows =
        [
            Window("a", new MaintenanceSchedule { Repeat = MaintenanceRepeat.Dates, Dates = [new DateOnly(2026, 11, 24), new DateOnly(2027, 1, 1)], Start = new TimeOnly(23, 30), Length = TimeSpan.FromMinutes(90) }),
            Window("b", new MaintenanceSchedule
            {
                Repeat = MaintenanceRepeat.Weekly,
                Days = [DayOfWeek.Sunday, DayOfWeek.Thursday],
                Start = new TimeOnly(0, 0),
                Length = TimeSpan.FromDays(7),
                Zone = "Europe/Berlin",
                From = new DateOnly(2026, 12, 1),
                Until = new DateOnly(2026, 12, 31),
            }) with { Scope = new AlarmSelector(Rule: "water.flood", Area: "chí linh") },
        ];
        foreach (var window in windows)
        {
            await store.SaveAsync(window, None);
        }

        Assert.Equivalent(windows, await store.ListAsync(None), strict: true);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Save_SameId_Replaces_Remove_TakesAway(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IMaintenanceStore>();
        var daily = new MaintenanceSchedule { Repeat = MaintenanceRepeat.Daily, Start = new TimeOnly(8, 0), Length = TimeSpan.FromHours(1) };
        await store.SaveAsync(Window("a", daily), None);
        await store.SaveAsync(Window("a", daily) with { Reason = "thay bơm số 2" }, None);

        Assert.Equal("thay bơm số 2", Assert.Single(await store.ListAsync(None)).Reason);
        Assert.True(await store.RemoveAsync("a", None));
        Assert.False(await store.RemoveAsync("a", None));
        Assert.Empty(await store.ListAsync(None));
    }

    private static MaintenanceWindow Window(string id, MaintenanceSchedule schedule) =>
        new(id, "thay bơm", new AlarmSelector(Site: "bến bình"), schedule, "minh", new Instant(7));
}
