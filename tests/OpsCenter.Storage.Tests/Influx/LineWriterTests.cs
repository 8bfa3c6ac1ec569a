using System.Text;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Series;
using OpsCenter.Storage.Influx.Lines;
using OpsCenter.Storage.Influx.Spool;
using Xunit;

namespace OpsCenter.Storage.Tests.Influx;

public sealed class LineWriterTests
{
    private static readonly SeriesState Level = new(1, new SeriesKey("river", [new("site", "a")], "level"));
    private static readonly SeriesState Flow = new(2, new SeriesKey("river", [new("site", "a")], "flow"));

    [Fact]
    public void Write_OneDeviceAndMoment_IsOneLine() => Assert.Equal(
        "river,site=a level=1.5,flow=2 60\nriver,site=a level=3 70\n", Written(At(Level, 60, 1.5), At(Flow, 60, 2), At(Level, 70, 3)));

    [Fact]
    public void Write_SameFieldAndMomentTwice_KeepsTheirOrder() => Assert.Equal(
        "river,site=a level=1 60\nriver,site=a level=2,level#quality=0i,level#late=0i,level#revised=1i,level#simulated=0i,level#clock_replaced=0i 60\n",
        Written(At(Level, 60, 1), At(Level, 60, 2, flags: ReadingFlags.Revised, mayReplace: true)));

    [Fact]
    public void Write_Marks_OnlyThoseThatSaySomething() => Assert.Equal(
        "river,site=a level=1,level#quality=2i,level#late=1i,level#simulated=1i 60\n",
        Written(At(Level, 60, 1, Quality.Bad, ReadingFlags.Late | ReadingFlags.Simulated)));

    [Fact]
    public void Write_OddNames_AreEscaped()
    {
        var odd = new SeriesState(3, new SeriesKey("đo lường,a=b", [new("site", "cầu \\ sông, phía=tây"), new("empty", "")], "trường đo"));

        Assert.Equal("đo\\ lường\\,a=b,site=cầu\\ \\\\ sông\\,\\ phía\\=tây trường\\ đo=-0 -5\n", Written(At(odd, -5, -0.0)));
    }

    [Fact]
    public void WriteApart_EveryPoint_IsALineOfItsOwn()
    {
        var writer = new LineWriter();
        writer.WriteApart([At(Level, 60, 1), At(Flow, 60, 1e-300, Quality.Bad)], marks: false);

        Assert.Equal("river,site=a level=1 60\nriver,site=a flow=1E-300 60\n", Encoding.UTF8.GetString(writer.Written.Span));
    }

    private static string Written(params SpoolPoint[] points)
    {
        var writer = new LineWriter();
        writer.Write(points);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    private static SpoolPoint At(
        SeriesState series, long time, double value, Quality quality = Quality.Good, ReadingFlags flags = ReadingFlags.None, bool mayReplace = false) =>
        new(series, new StoredPoint(time, value, quality, flags, 0), mayReplace);
}
