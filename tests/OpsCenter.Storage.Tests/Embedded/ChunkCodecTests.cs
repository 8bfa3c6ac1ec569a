using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Chunks;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.Journal;
using OpsCenter.Storage.Embedded.Series;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

public sealed class ChunkCodecTests
{
    private const long Millisecond = 1_000_000;

    private static readonly Gen<double> Values = Gen.OneOf(
        Gen.Choose(-100_000, 100_000).Select(number => number / 100.0),
        Gen.Choose(0, 5).Select(number => (double)number),
        Gen.Elements(-0.0, double.Epsilon, double.MaxValue, double.MinValue, 1.0 / 3, 1e15 + 0.3),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => number.Get));

    private static readonly Gen<StoredPoint[]> Runs =
        from unit in Gen.Elements(1L, 1_000L, Millisecond, 1_000 * Millisecond)
        from start in Gen.Choose(int.MinValue, int.MaxValue)
        from points in Gen.ListOf(
            from step in Gen.Choose(1, 1000)
            from value in Values
            from quality in Gen.Elements(Enum.GetValues<Quality>())
            from flags in Gen.Choose(0, 15)
            from lag in Gen.Choose(-5_000, 1_000_000)
            select (step, value, quality, flags, lag))
        select Run(start * unit, unit, points);

    [Fact]
    public void ChunkDecode_OfEncode_IsTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arb.From(Runs), run => Assert.Equal(Bits(run), Bits(ChunkCodec.Decode(ChunkCodec.Encode(new BlobWriter(), run))))));

    [Fact]
    public void ChunkDecode_OfRunsPutBehindEachOther_IsAllOfThem() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Arb.From(Gen.NonEmptyListOf(Runs.Where(run => run.Length > 0))), runs =>
        {
            var blob = ChunkCodec.Encode(new BlobWriter(), runs.First());
            foreach (var run in runs.Skip(1))
            {
                blob = ChunkCodec.Append(new BlobWriter(), blob, run);
            }

            Assert.Equal(Bits([.. runs.SelectMany(run => run)]), Bits(ChunkCodec.Decode(blob)));
        }));

    [Fact]
    public void Append_PointByPoint_DoesNotGrowWithTheirNumber()
    {
        var points = Run(0, Millisecond, [.. Enumerable.Range(0, 500).Select(index => (60_000, index % 7 / 10.0, Quality.Good, 0, 200))]);
        var whole = ChunkCodec.Encode(new BlobWriter(), points).Length;
        var blob = ChunkCodec.Encode(new BlobWriter(), points.AsSpan(0, 1));
        for (var index = 1; index < points.Length; index++)
        {
            blob = ChunkCodec.Append(new BlobWriter(), blob, points.AsSpan(index, 1));
            Assert.InRange(blob.Length, 1, whole + 1_200);
        }
    }

    [Fact]
    public void Append_AnyByteOfThePieceBeforeChanged_IsFoundOut() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Arb.From(Gen.Zip(Runs.Where(run => run.Length > 0), Gen.Choose(0, 1_000_000))), sample =>
        {
            var blob = ChunkCodec.Append(new BlobWriter(), ChunkCodec.Encode(new BlobWriter(), sample.Item1), sample.Item1);
            blob[sample.Item2 % blob.Length] ^= (byte)(1 + (sample.Item2 % 255));
            Assert.Throws<InvalidDataException>(() => ChunkCodec.Decode(blob));
            Assert.Throws<InvalidDataException>(() => ChunkCodec.Append(new BlobWriter(), blob, sample.Item1));
        }));

    [Fact]
    public void JournalDecode_OfEncode_IsTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arb.From(Runs), run =>
        {
            JournalPoint[] points = [.. run.Select((point, index) => new JournalPoint(index * 7, point))];
            var decoded = JournalCodec.Decode(JournalCodec.Encode(new BlobWriter(), points));
            Assert.Equal(points.Select(point => point.Series), decoded.Select(point => point.Series));
            Assert.Equal(Bits(run), Bits([.. decoded.Select(point => point.Point)]));
        }));

    [Fact]
    public void Decode_AnyByteChanged_IsFoundOut() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arb.From(Gen.Zip(Runs, Gen.Choose(0, 1_000_000))), sample =>
        {
            var blob = ChunkCodec.Encode(new BlobWriter(), sample.Item1);
            blob[sample.Item2 % blob.Length] ^= (byte)(1 + (sample.Item2 % 255));
            Assert.Throws<InvalidDataException>(() => ChunkCodec.Decode(blob));
            Assert.Throws<InvalidDataException>(() => ChunkCodec.Decode(blob.AsSpan(0, sample.Item2 % blob.Length)));
        }));

    [Fact]
    public void Encode_ASteadySensor_TakesFewBytes()
    {
        StoredPoint[] points = [.. Enumerable.Range(0, 1000).Select(index => new StoredPoint(
            index * 60_000 * Millisecond, Math.Round(4 + Math.Sin(index / 100.0), 2), Quality.Good, ReadingFlags.None, (index * 60_000 * Millisecond) + (120 * Millisecond)))];

        Assert.InRange(ChunkCodec.Encode(new BlobWriter(), points).Length, 1, 2000);
    }

    private static StoredPoint[] Run(long start, long unit, IEnumerable<(int Step, double Value, Quality Quality, int Flags, int Lag)> items)
    {
        var time = start;
        return [.. items.Select(item =>
        {
            time += item.Step * unit;
            return new StoredPoint(time, item.Value, item.Quality, (ReadingFlags)item.Flags, time + (item.Lag * Millisecond));
        })];
    }

    private static IEnumerable<(long, long, Quality, ReadingFlags, long)> Bits(StoredPoint[] points) =>
        points.Select(point => (point.Time, BitConverter.DoubleToInt64Bits(point.Value), point.Quality, point.Flags, point.Received));
}
