using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.History;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.History;

public sealed class LineThinningTests
{
    [Fact]
    public void Thin_AnyLine_KeepsEndsOrderAndCount() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(
            Arb.From(Gen.Zip(Gen.ListOf(Gen.Choose(-50, 50)), Gen.Choose(3, 40))),
            sample =>
            {
                var line = Line([.. sample.Item1.Select(value => (double)value)]);
                var thin = LineThinning.Thin(line, sample.Item2, Thinning.Lttb);

                Assert.Equal(Math.Min(line.Length, sample.Item2), thin.Count);
                Assert.Equal(thin, thin.OrderBy(point => point.Time).Distinct());
                Assert.All(thin, point => Assert.Contains(point, line));
                if (line.Length > 0)
                {
                    Assert.Equal((line[0], line[^1]), (thin[0], thin[^1]));
                }
            }));

    [Theory]
    [InlineData(Thinning.Lttb)]
    [InlineData(Thinning.MinMax)]
    public void Thin_OnePeakAmongThousands_IsKept(Thinning how)
    {
        for (var at = 1; at < 5000; at += 499)
        {
            var values = new double[5000];
            values[at] = 9;

            Assert.Contains(LineThinning.Thin(Line(values), 50, how), point => point.Value == 9);
        }
    }

    [Fact]
    public void Thin_MinMax_KeepsLowestAndHighestOfEveryBucket() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(Arb.From(Gen.ListOf(Gen.Choose(-1000, 1000), 400)), values =>
        {
            var line = Line([.. values.Select(value => (double)value)]);
            var thin = LineThinning.Thin(line, 40, Thinning.MinMax);

            Assert.InRange(thin.Count, 1, 40);
            for (var bucket = 0; bucket < 20; bucket++)
            {
                var part = line.Skip(bucket * 20).Take(20).ToArray();
                var kept = thin.Where(point => point.Time >= part[0].Time && point.Time <= part[^1].Time).ToArray();
                Assert.Equal(part.Min(point => point.Value), kept.Min(point => point.Value));
                Assert.Equal(part.Max(point => point.Value), kept.Max(point => point.Value));
            }
        }));

    [Fact]
    public void Thin_PointsWithoutValue_DoNotComeBack()
    {
        HistoryPoint[] line = [new(new Instant(1), null), new(new Instant(2), 5)];

        Assert.Equal([new HistoryPoint(new Instant(2), 5)], LineThinning.Thin(line, 10, Thinning.Lttb));
    }

    private static HistoryPoint[] Line(double[] values) =>
        [.. values.Select((value, index) => new HistoryPoint(new Instant(index * 1_000_000_000L), value))];
}
