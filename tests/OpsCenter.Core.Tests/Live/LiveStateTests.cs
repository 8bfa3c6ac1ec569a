using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

public sealed class LiveStateTests
{
    private readonly LiveWorld _world = new();

    [Fact]
    public async Task Seed_StoreKnowsSeries_ShowsThemAfterARestart()
    {
        _world.Store.Readings.Add(LiveWorld.ReadingOf("a", 1, _world.Now - TimeSpan.FromMinutes(30)));
        _world.Store.Readings.Add(LiveWorld.ReadingOf("a", 2, _world.Now - TimeSpan.FromMinutes(10)));
        _world.Store.Readings.Add(LiveWorld.ReadingOf("a", 3, _world.Now));

        await _world.State.SeedAsync(_world.Store, _world.Now, CancellationToken.None);

        var series = _world.State.Find(LiveWorld.Level("a"))!;
        Assert.Equal(3, series.Latest!.Value.Value);
        Assert.InRange(series.PerHour!.Value, 3, 5);
    }

    [Fact]
    public async Task Seed_PastCannotBeRead_ThePresentIsThere()
    {
        _world.Store.Readings.Add(LiveWorld.ReadingOf("a", 3, _world.Now));
        _world.Store.PastIsAway = true;

        await _world.State.SeedAsync(_world.Store, _world.Now, CancellationToken.None);

        Assert.Equal(3, _world.State.Find(LiveWorld.Level("a"))!.Latest!.Value.Value);
    }

    [Fact]
    public async Task Seed_NewerReadingCameFirst_Stays()
    {
        _world.Store.Readings.Add(LiveWorld.ReadingOf("a", 1, _world.Now - TimeSpan.FromMinutes(1)));
        _world.Hear("a", 9);

        await _world.State.SeedAsync(_world.Store, _world.Now, CancellationToken.None);

        Assert.Equal(9, _world.State.Find(LiveWorld.Level("a"))!.Latest!.Value.Value);
    }

    [Fact]
    public void OnCommitted_MoreSeriesThanAllowed_FollowsTheFirstOnes()
    {
        var state = new LiveState(maxSeries: 2);
        var readings = new[] { "a", "b", "c" }.Select(site => LiveWorld.ReadingOf(site, 1, LiveWorld.Start)).ToList();

        state.OnCommitted(new CommittedBatch(readings, [], LiveWorld.Start));

        Assert.Equal(2, state.Count);
        Assert.Null(state.Find(LiveWorld.Level("c")));
    }

    [Fact]
    public void Events_MoreThanKept_DropsTheOldestOfThatPackOnly()
    {
        _world.Hear([.. Enumerable.Range(0, RecentEvents.PerPack + 10).Select(number => Event($"w{number}", "water", number))]);
        _world.Hear(Event("c", "cameras", -100));

        Assert.Equal(RecentEvents.PerPack, _world.State.Events.Select("water", null, 1000).Count);
        Assert.Equal("w209", _world.State.Events.Select("water", null, 1)[0].Id);
        Assert.Single(_world.State.Events.Select("cameras", null, 10));
    }

    private static OperationalEvent Event(string id, string pack, int second) => new()
    {
        Id = id,
        Pack = pack,
        Time = LiveWorld.Start + TimeSpan.FromSeconds(second),
        ReceivedAt = LiveWorld.Start,
        Kind = "k",
        Text = id,
    };
}
