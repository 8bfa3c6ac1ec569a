using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

public sealed class FramePropertyTests
{
    private static readonly string[] Sites = ["a", "b", "c"];

    /// <summary>What may happen between two looks.</summary>
    private static readonly Gen<Action<LiveWorld>> Happening = Gen.OneOf(
        from site in Gen.Elements(Sites)
        from value in Gen.Choose(0, 500)
        from quality in Gen.Elements(Quality.Good, Quality.Suspect, Quality.Bad)
        select (Action<LiveWorld>)(world => world.Hear(site, value / 100.0, quality)),
        from seconds in Gen.Elements(1, 20, 70, 400)
        select (Action<LiveWorld>)(world => world.Pass(TimeSpan.FromSeconds(seconds))),
        from site in Gen.Elements(Sites)
        from severity in Gen.Elements(Severity.Critical, Severity.High, Severity.Low)
        from active in Gen.Elements(true, false)
        select (Action<LiveWorld>)(world => world.Board.Show(FakeBoard.Alarm(LiveWorld.Level(site), severity, world.Now, active))),
        from id in Gen.Choose(1, 8)
        from text in Gen.Choose(1, 2)
        select (Action<LiveWorld>)(world => world.Hear(new OperationalEvent
        {
            Id = $"{id}",
            Time = world.Now,
            ReceivedAt = world.Now,
            Kind = "k",
            Text = $"{text}",
        })));

    [Fact]
    public void Frames_AppliedInOrder_EqualAFreshSnapshot() => Check(
        (all, taken, view, _) => all[(taken + 1)..].Aggregate((LiveFrame?)null, (sum, frame) => sum is null ? frame : sum.Then(frame)));

    [Fact]
    public void Since_AnyMissedFrames_LeadUpToAFreshSnapshot() => Check((all, taken, view, seq) => view.Since(seq));

    private static void Check(Func<List<LiveFrame>, int, LiveView, long, LiveFrame?> catchUp)
    {
        var histories = Gen.ListOf(Gen.ListOf(Happening)).Select(steps => steps.Select(step => step.ToList()).ToList());
        var cases = from steps in histories from cut in Gen.Choose(0, 100) select (steps, cut);
        Prop.ForAll(cases.ToArbitrary(), input => Holds(input.steps, input.cut, catchUp)).QuickCheckThrowOnFailure();
    }

    private static bool Holds(List<List<Action<LiveWorld>>> steps, int cut, Func<List<LiveFrame>, int, LiveView, long, LiveFrame?> catchUp)
    {
        var world = new LiveWorld();
        var view = new LiveView(
            world.View(
                LiveWorld.Tile(TileKind.Value, LiveWorld.Query(Aggregate.Mean)),
                LiveWorld.Tile(TileKind.Bar, LiveWorld.Query(Aggregate.Last, "a")),
                LiveWorld.Tile(TileKind.Trend, LiveWorld.Query(Aggregate.Max)),
                LiveWorld.Tile(TileKind.Map, LiveWorld.Query(Aggregate.Last)),
                LiveWorld.Tile(TileKind.Events),
                LiveWorld.Tile(TileKind.Alarms),
                LiveWorld.Tile(TileKind.Ranking, LiveWorld.Query(Aggregate.Last)),
                LiveWorld.Tile(TileKind.Heat, LiveWorld.Query(Aggregate.Mean)) with { Range = TimeSpan.FromHours(1), Step = TimeSpan.FromMinutes(5) },
                LiveWorld.Tile(TileKind.Kpi, LiveWorld.Query(Aggregate.Mean)) with { Range = TimeSpan.FromHours(1) }),
            world.Now,
            10_000);
        var frames = new List<LiveFrame>();
        LiveSnapshot? taken = null;
        var takenAt = -1;
        foreach (var step in steps)
        {
            step.ForEach(happening => happening(world));
            if (view.Step(world.Now) is { } frame)
            {
                frames.Add(frame);
            }

            if (taken is null || frames.Count * 100 <= cut * steps.Count)
            {
                taken = view.Snapshot("b", false);
                takenAt = frames.Count - 1;
            }
        }

        if (taken is null)
        {
            return true;
        }

        var fresh = view.Snapshot("b", false);
        var missed = catchUp(frames, takenAt, view, taken.Seq);
        var tiles = TileState.Merge(taken.Tiles, missed?.Tiles)!;
        Assert.Equal(fresh.Seq, missed?.Seq ?? taken.Seq);
        Assert.Equal(Text(fresh.Tiles, fresh), Text(tiles, fresh));
        return (missed?.Alarms ?? taken.Alarms).Same(fresh.Alarms);
    }

    /// <summary>As a screen keeps it: a feed to its rows, a line to its range.</summary>
    private static string Text(IReadOnlyList<TileState> tiles, LiveSnapshot fresh)
    {
        var oldest = fresh.T - (long)TimeSpan.FromHours(1).TotalMilliseconds;
        var kept = tiles.Select(tile => tile switch
        {
            EventsTileState feed => feed with { Events = [.. feed.Events.Take(5)], Replace = null },
            TrendTileState trend => trend with { History = [.. trend.History!.Where(point => point.T >= oldest)] },
            KpiTileState kpi => kpi with { History = [.. kpi.History!.Where(point => point.T >= oldest)] },
            _ => tile,
        });
        return JsonSerializer.Serialize(fresh with { Tiles = [.. kept] }, LiveJson.Wire.LiveSnapshot);
    }
}
