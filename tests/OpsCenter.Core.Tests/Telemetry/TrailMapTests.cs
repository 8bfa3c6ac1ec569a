using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Telemetry;

public sealed class TrailMapTests
{
    private const int Most = 6;

    /// <summary>Whatever order the writer asks in, and whatever comes and goes meanwhile, it finds what a dictionary finds.</summary>
    [Fact]
    public void Next_AnyOrder_AgreesWithADictionary()
    {
        var acts = Gen.ListOf(Gen.Zip(Gen.Frequency((8, Gen.Constant("find")), (2, Gen.Constant("set")), (1, Gen.Constant("remove"))), Gen.Choose(0, Most - 1)), 200);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Arb.From(acts), list => Agree([.. list])));
    }

    [Fact]
    public void Next_EqualKeyOfAnotherMaking_IsFound()
    {
        var map = new TrailMap<SeriesKey, string>();
        map.Set(Key(0), "zero");
        map.Set(Key(1), "one");
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal("zero", map.Next(Key(0)));
            Assert.Equal("one", map.Next(Key(1)));
        }
    }

    private static void Agree((string Act, int Series)[] acts)
    {
        var (map, oracle) = (new TrailMap<SeriesKey, string>(), new Dictionary<int, string>());
        SeriesKey[] keys = [.. Enumerable.Range(0, Most).Select(Key)];
        for (var at = 0; at < acts.Length; at++)
        {
            var (act, series) = acts[at];
            if (act == "set")
            {
                oracle[series] = $"{series} at {at}";
                map.Set(keys[series], oracle[series]);
            }
            else if (act == "remove")
            {
                oracle.Remove(series);
                map.Remove(keys[series]);
            }

            Assert.Equal(oracle.GetValueOrDefault(series), map.Next(keys[series]));
            Assert.Equal(oracle.GetValueOrDefault(series), map.Find(keys[series]));
        }

        Assert.Equal(oracle.Values.Order(StringComparer.Ordinal), map.Values.Order(StringComparer.Ordinal));
    }

    private static SeriesKey Key(int number) => new("m", [new("site", $"s{number}")], "v");
}
