using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.Series;
using OpsCenter.Storage.Embedded.Summaries;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

public sealed class SummaryCodecTests
{
    private static readonly Gen<StoredPoint[]> Runs =
        from unit in Gen.Elements(1L, 1_000L, 1_000_000L, 1_000_000_000L, 120_000_000_000L)
        from start in Gen.Choose(int.MinValue / 40, int.MaxValue / 40) // Times two minutes it is still a moment; beyond, time would begin anew.
        from points in Gen.NonEmptyListOf(
            from step in Gen.Choose(1, 1000)
            from value in Gen.OneOf(Gen.Choose(-100_000, 100_000).Select(number => number / 100.0), Gen.Elements(-0.0, double.MaxValue, 1.0 / 3, double.Epsilon))
            from quality in Gen.Elements(Enum.GetValues<Quality>())
            from flags in Gen.Choose(0, 15)
            select (step, value, quality, flags))
        select Run(start * unit, unit, points);

    [Fact]
    public void Decode_OfEncode_IsTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arb.From(Runs), run =>
        {
            var hours = HourSummaries.Of(run);
            Assert.Equal(hours, SummaryCodec.Decode(SummaryCodec.Encode(new BlobWriter(), hours)));
        }));

    [Fact]
    public void Decode_AnyByteChanged_IsFoundOut() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arb.From(Gen.Zip(Runs, Gen.Choose(0, 1_000_000))), sample =>
        {
            var blob = SummaryCodec.Encode(new BlobWriter(), HourSummaries.Of(sample.Item1));
            blob[sample.Item2 % blob.Length] ^= (byte)(1 + (sample.Item2 % 255));
            Assert.Throws<InvalidDataException>(() => SummaryCodec.Decode(blob));
        }));

    [Fact]
    public void Join_OfTwoParts_IsTheWhole() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arb.From(Gen.Zip(Runs, Gen.Choose(0, 1_000_000))), sample =>
        {
            var cut = sample.Item2 % (sample.Item1.Length + 1);
            var joined = HourSummaries.Join(HourSummaries.Of(sample.Item1.AsSpan(0, cut)), HourSummaries.Of(sample.Item1.AsSpan(cut)));
            Assert.Equal(HourSummaries.Of(sample.Item1).Select(WithoutSums), joined.Select(WithoutSums));
        }));

    [Fact]
    public void Encode_ASensorEveryTenSeconds_TakesFewBytesAnHour()
    {
        StoredPoint[] points = [.. Enumerable.Range(0, 24 * 360).Select(index => new StoredPoint(
            index * 10_000_000_000L, Math.Round(20 + (5 * Math.Sin(index / 500.0)) + (index * 7919 % 100 / 200.0), 2), Quality.Good, ReadingFlags.None, 0))];

        Assert.InRange(SummaryCodec.Encode(new BlobWriter(), HourSummaries.Of(points)).Length / 24.0, 1, 35);
    }

    [Fact]
    public void Of_DecimalValues_SumsAsPeopleDo() =>
        Assert.Equal(0.3, Assert.Single(HourSummaries.Of([Point(0, 0.1), Point(1, 0.2)])).Sum);

    private static StoredPoint Point(long time, double value) => new(time, value, Quality.Good, ReadingFlags.None, time);

    /// <summary>Binary sums depend on the order of adding.</summary>
    private static WindowSummary WithoutSums(WindowSummary hour) => hour with { Sum = 0, Increase = 0 };

    private static StoredPoint[] Run(long start, long unit, IEnumerable<(int Step, double Value, Quality Quality, int Flags)> items)
    {
        var time = start;
        return [.. items.Select(item =>
        {
            time += item.Step * unit;
            return new StoredPoint(time, item.Value, item.Quality, (ReadingFlags)item.Flags, time);
        })];
    }
}
