using Microsoft.Extensions.Options;
using OpsCenter.Core.Anomalies;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using OpsCenter.Storage.Tests.Embedded;
using OpsCenter.Storage.Tests.Incidents;
using OpsCenter.Storage.Tests.Relational;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Kpis;

/// <summary>Hours of a counter over real stores: what is unusual, how it goes on and ends.</summary>
public sealed class AnomalyWatchTests : IAsyncLifetime
{
    private static readonly Instant Monday = Instant.From(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.FromHours(7)));
    private static readonly SeriesKey Counter = new("traffic", new Dictionary<string, string> { ["site"] = "bridge" }, "cars");
    private readonly EmbeddedFolder _folder = new();
    private readonly TestDatabase _database = new(RelationalProvider.Sqlite, null);
    private AnomalyWatch _watch = null!;

    private IAnomalyStore Store => _database.Get<IAnomalyStore>();

    public async Task InitializeAsync()
    {
        await _database.MigrateAsync();
        _folder.Reopen();
        var options = new AnomalyOptions();
        options.Fields.Add("traffic.cars");
        _watch = new AnomalyWatch(
            _folder.Store, Store, new StillConfig<KpiSet>(KpiSet.Empty), new StillConfig<FieldCatalogue>(FieldCatalogue.Empty), Options.Create(options), new ManualTime(Monday.ToDateTimeOffset()));
    }

    public async Task DisposeAsync()
    {
        _folder.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Look_FarFromTheWeeksBefore_OpensOne()
    {
        await CountedAsync(weeks: 8, cars: 320);

        await _watch.LookAsync(Monday, CancellationToken.None);

        var found = Assert.Single(await Store.LastingAsync(CancellationToken.None));
        Assert.Equal((Counter, Monday, 320.0, 100.0, 8), (found.Series, found.BeganAt, found.Value, found.Usual, found.Weeks));
        Assert.True(found.Score > 5, $"{found.Score}");
        Assert.Equal((1, 8), _watch.Compared);
    }

    [Fact]
    public async Task Look_FarBelow_HasANegativeScore()
    {
        await CountedAsync(weeks: 8, cars: 5);

        await _watch.LookAsync(Monday, CancellationToken.None);

        Assert.True(Assert.Single(await Store.LastingAsync(CancellationToken.None)).Score < -5);
    }

    [Theory]
    [InlineData(3, 320)]
    [InlineData(8, 103)]
    public async Task Look_TooFewWeeksOrAsUsual_OpensNone(int weeks, double cars)
    {
        await CountedAsync(weeks, cars);

        await _watch.LookAsync(Monday, CancellationToken.None);

        Assert.Empty(await Store.LastingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Look_OneWildWeekAmongThem_IsNotMoved()
    {
        await CountedAsync(weeks: 8, cars: 320);
        await CommitAsync(Monday - TimeSpan.FromDays(21) + TimeSpan.FromMinutes(30), 5000);

        await _watch.LookAsync(Monday, CancellationToken.None);

        Assert.InRange(Assert.Single(await Store.LastingAsync(CancellationToken.None)).Usual, 95, 105);
    }

    [Fact]
    public async Task Look_StillUnusualAnHourLater_StaysOne()
    {
        await CountedAsync(weeks: 8, cars: 320);
        await CountedAsync(weeks: 8, cars: 500, Monday + TimeSpan.FromHours(1));
        await _watch.LookAsync(Monday, CancellationToken.None);
        var first = Assert.Single(await Store.LastingAsync(CancellationToken.None));

        await _watch.LookAsync(Monday + TimeSpan.FromHours(1), CancellationToken.None);

        var then = Assert.Single(await Store.LastingAsync(CancellationToken.None));
        Assert.Equal((first.Id, first.BeganAt, Monday + TimeSpan.FromHours(1), 500.0), (then.Id, then.BeganAt, then.SeenAt, then.Value));
        Assert.True(then.Peak > first.Peak);
    }

    [Fact]
    public async Task Look_AsUsualAgain_EndsItAndTheNextIsANewOne()
    {
        await CountedAsync(weeks: 8, cars: 320);
        await CountedAsync(weeks: 8, cars: 101, Monday + TimeSpan.FromHours(1));
        await CountedAsync(weeks: 8, cars: 330, Monday + TimeSpan.FromHours(2));
        await _watch.LookAsync(Monday, CancellationToken.None);
        var first = Assert.Single(await Store.LastingAsync(CancellationToken.None));

        await _watch.LookAsync(Monday + TimeSpan.FromHours(1), CancellationToken.None);

        Assert.Empty(await Store.LastingAsync(CancellationToken.None));
        Assert.Equal(Monday + TimeSpan.FromHours(1), (await Store.FindAsync(first.Id, CancellationToken.None))!.EndedAt);
        await _watch.LookAsync(Monday + TimeSpan.FromHours(2), CancellationToken.None);
        Assert.NotEqual(first.Id, Assert.Single(await Store.LastingAsync(CancellationToken.None)).Id);
    }

    [Fact]
    public async Task Look_DismissedAndStillUnusual_OpensNoSecond()
    {
        await CountedAsync(weeks: 8, cars: 320);
        await CountedAsync(weeks: 8, cars: 330, Monday + TimeSpan.FromHours(1));
        await _watch.LookAsync(Monday, CancellationToken.None);
        var first = Assert.Single(await Store.LastingAsync(CancellationToken.None));
        await Store.JudgeAsync(first with { Verdict = AnomalyVerdict.Dismissed, JudgedBy = "Lan", JudgedAt = Monday, Reason = "lễ hội" }, CancellationToken.None);

        await _watch.LookAsync(Monday + TimeSpan.FromHours(1), CancellationToken.None);

        Assert.False(Assert.Single(await Store.LastingAsync(CancellationToken.None)).IsOpen);
    }

    [Fact]
    public async Task Look_SilentForLong_EndsIt()
    {
        await CountedAsync(weeks: 8, cars: 320);
        await _watch.LookAsync(Monday, CancellationToken.None);

        await _watch.LookAsync(Monday + TimeSpan.FromHours(5), CancellationToken.None);
        Assert.Single(await Store.LastingAsync(CancellationToken.None));
        await _watch.LookAsync(Monday + TimeSpan.FromHours(6), CancellationToken.None);

        Assert.Empty(await Store.LastingAsync(CancellationToken.None));
    }

    private async Task CountedAsync(int weeks, double cars, Instant? hour = null)
    {
        for (var week = 1; week <= weeks; week++)
        {
            await CommitAsync((hour ?? Monday) - TimeSpan.FromDays(7 * week) + TimeSpan.FromMinutes(30), 100 + (week % 3) - 1);
        }

        await CommitAsync((hour ?? Monday) + TimeSpan.FromMinutes(30), cars);
    }

    private async Task CommitAsync(Instant at, double cars) =>
        Assert.IsType<CommitOutcome.Accepted>(await _folder.Store.CommitAsync(new TelemetryBatch([new Reading(Counter, at, cars, Quality.Good, ReadingFlags.None, at)], []), CancellationToken.None));
}
