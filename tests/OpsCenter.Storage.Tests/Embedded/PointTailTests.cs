using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Series;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

public sealed class PointTailTests
{
    private const int LastTime = 120;

    /// <summary>Points in any order, some twice, and tails that take over each other's blocks: each answers what a sorted dictionary answers.</summary>
    [Fact]
    public void Put_AnyOrder_AgreesWithASortedDictionary()
    {
        var times = Gen.ListOf(Gen.Frequency((3, Gen.Choose(0, LastTime)), (1, Gen.Constant(-1))), 150);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Arb.From(times), list => Agree([.. list])));
    }

    [Fact]
    public void Put_InOrder_IsFoundAtEveryBlockEdge()
    {
        var tail = new PointTail();
        for (var time = 0; time < PointBlock.Capacity * 5; time++)
        {
            Assert.True(tail.Put(Point(time, time)));
            Assert.Equal((0, time, time + 1), (tail.Oldest, tail.Newest, tail.Count));
        }

        Assert.All(Enumerable.Range(0, tail.Count), time => Assert.Equal(time, tail.Find(time)!.Value.Value));
        Assert.Null(tail.Find(-1));
        Assert.Null(tail.Find(tail.Count));
    }

    /// <param name="times">Of points to put; -1 settles all that is there.</param>
    private static void Agree(int[] times)
    {
        var (tail, oracle) = (new PointTail(), new SortedDictionary<long, double>());
        for (var turn = 0; turn < times.Length; turn++)
        {
            if (times[turn] < 0)
            {
                tail.Clear();
                oracle.Clear();
                continue;
            }

            Assert.Equal(!oracle.ContainsKey(times[turn]), tail.Put(Point(times[turn], turn)));
            oracle[times[turn]] = turn;
        }

        var all = new StoredPoint[tail.Count];
        tail.CopyTo(all);
        Assert.Equal(oracle.Select(pair => (pair.Key, pair.Value)), all.Select(Pair));
        for (long from = -1; from <= LastTime + 1; from += 7)
        {
            Assert.Equal(oracle.TryGetValue(from, out var value) ? value : null, tail.Find(from)?.Value);
            for (var to = from; to <= LastTime + 2; to += 11)
            {
                Assert.Equal(oracle.Where(pair => pair.Key >= from && pair.Key < to).Select(pair => (pair.Key, pair.Value)), tail.Range(from, to).Select(Pair));
            }
        }
    }

    private static (long Time, double Value) Pair(StoredPoint point) => (point.Time, point.Value);

    private static StoredPoint Point(long time, double value) => new(time, value, Quality.Good, ReadingFlags.None, time);
}
