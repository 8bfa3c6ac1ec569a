using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Replay;

public sealed class ReplayViewTests
{
    private static readonly TileConfig[] Tiles =
    [
        LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Mean)),
        LiveWorld.Tile(TileKind.Bar, LiveWorld.Query(Aggregate.Last, "a")),
        LiveWorld.Tile(TileKind.Trend, LiveWorld.Query(Aggregate.Last, "b")),
        LiveWorld.Tile(TileKind.Map, LiveWorld.Query(Aggregate.Last)),
        LiveWorld.Tile(TileKind.Events),
        LiveWorld.Tile(TileKind.Alarms),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Open_AnyMoment_EqualsWhatLiveShowedThen(int seed)
    {
        await using var world = await RecordedWorld.StartAsync(Tiles);
        var shown = await PlayAsync(world, new Random(seed));

        foreach (var (at, live) in shown)
        {
            var replay = await world.OpenAsync(at);
            Assert.Equal(live, RecordedWorld.Text(replay));
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task Step_FromTheStart_PassesThroughWhatLiveShowed(int seed)
    {
        await using var world = await RecordedWorld.StartAsync(Tiles);
        var shown = await PlayAsync(world, new Random(seed));
        var replay = await world.OpenAsync(shown[0].At);

        foreach (var (at, live) in shown)
        {
            while (replay.Now < at)
            {
                await replay.LoadAsync(at, CancellationToken.None);
                replay.Step(at);
            }

            Assert.Equal(live, RecordedWorld.Text(replay));
        }
    }

    [Fact]
    public async Task Step_FramesApplied_EqualTheWholeView()
    {
        await using var world = await RecordedWorld.StartAsync(Tiles);
        var shown = await PlayAsync(world, new Random(11));
        var replay = await world.OpenAsync(shown[0].At);
        var tiles = replay.Tiles;

        await replay.LoadAsync(shown[^1].At, CancellationToken.None);
        for (var at = shown[0].At; at < shown[^1].At; at += TimeSpan.FromSeconds(37))
        {
            tiles = TileState.Merge(tiles, replay.Step(at).Tiles)!;
        }

        var (value, whole) = (tiles.OfType<ValueTileState>().First(), replay.Tiles.OfType<ValueTileState>().First());
        Assert.Equal(whole.Point, value.Point);
        Assert.Equal(replay.Tiles.OfType<AlarmsTileState>().Single().Alarms, tiles.OfType<AlarmsTileState>().Single().Alarms);
    }

    [Fact]
    public async Task Open_BeforeTheFirstReading_ShowsNothing()
    {
        await using var world = await RecordedWorld.StartAsync(Tiles);
        var before = world.Now - TimeSpan.FromMinutes(1);
        world.Hear("a", 7);
        world.Pass(5);

        var replay = await world.OpenAsync(before);

        Assert.All(replay.Tiles.OfType<ValueTileState>(), tile => Assert.Null(tile.Point));
        Assert.Empty(replay.Tiles.OfType<AlarmsTileState>().Single().Alarms);
    }

    [Fact]
    public async Task Open_StationSilentForDays_ShowsItsLastValueWithItsAge()
    {
        await using var world = await RecordedWorld.StartAsync(Tiles);
        world.Hear("a", 3.5);
        var heard = world.Now;
        world.Pass(1);

        var replay = await world.OpenAsync(heard + TimeSpan.FromDays(3));

        var point = replay.Tiles.OfType<ValueTileState>().Single(tile => tile.Id == "Bar").Point!;
        Assert.Equal((3.5, heard.UnixMilliseconds), (point.V, point.T));
    }

    [Fact]
    public async Task Load_StretchWithTooManyReadings_IsReadInShorterPages()
    {
        await using var world = await RecordedWorld.StartAsync(Tiles);
        var store = new BusyStore(world.Now, 300_000);
        var replay = await world.OpenAsync(world.Now, store);
        var end = world.Now + TimeSpan.FromSeconds(300);

        await replay.LoadAsync(end, CancellationToken.None);
        var pages = 1;
        while (replay.Now < end)
        {
            replay.Step(end);
            await replay.LoadAsync(end, CancellationToken.None);
            pages++;
        }

        Assert.True(pages > 2, $"{pages} pages");
        Assert.True(store.Largest <= 100_001, $"{store.Largest} points in one answer");
    }

    [Fact]
    public async Task Open_Cancelled_Stops()
    {
        await using var world = await RecordedWorld.StartAsync(Tiles);
        var replay = await world.OpenAsync(world.Now, new BusyStore(world.Now, 10_000));
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => replay.LoadAsync(world.Now + TimeSpan.FromSeconds(60), gone.Token));
    }

    /// <summary>Some twenty minutes of a province: readings, silences, events, alarms that rise, ease, clear and are acknowledged.</summary>
    private static async Task<List<(Instant At, string Live)>> PlayAsync(RecordedWorld world, Random random)
    {
        var shown = new List<(Instant, string)>();
        var sites = new[] { "a", "b", "c" };
        var events = 0;
        for (var step = 0; step < 60; step++)
        {
            foreach (var site in sites.Where(_ => random.Next(10) < 7))
            {
                world.Hear(site, Math.Round(2 + (random.NextDouble() * 5), 2), random.Next(12) == 0 ? Quality.Suspect : Quality.Good);
            }

            if (random.Next(4) == 0)
            {
                world.Happen($"e{events++}");
            }

            if (random.Next(5) == 0)
            {
                await world.AcknowledgeAsync();
            }

            world.Pass(random.Next(5, 60));
            if (step % 6 == 5)
            {
                shown.Add((world.Now, world.Live()));

                // What comes at the very same moment, but after the look, a replay of that moment shows.
                world.Pass(1);
            }
        }

        await world.SaveAsync();
        return shown;
    }
}
