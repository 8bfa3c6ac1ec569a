using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Kpis;
using Xunit;

namespace OpsCenter.Storage.Tests.Kpis;

public sealed class LateMarkFileTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_LineCutByAPowerFailure_IsLeftOut()
    {
        Open().Append([new LateMark("a", new Instant(-5)), new LateMark("b c", new Instant(7))]);
        File.AppendAllText(_folder.File("kpi-late.log"), "12345 cut");

        var file = Open();
        Assert.Equal([new LateMark("a", new Instant(-5)), new LateMark("b c", new Instant(7))], file.Load());

        file.Append([new LateMark("d", new Instant(8))]);
        Assert.Equal(["a", "b c", "d"], Open().Load().Select(mark => mark.Kpi));
    }

    [Fact]
    public void Keep_Nothing_EmptiesTheFile()
    {
        var file = Open();
        file.Append([new LateMark("a", new Instant(1))]);

        file.Keep([]);

        Assert.Empty(Open().Load());
    }

    [Fact]
    public void Keep_AFewOfVeryMany_WritesThemAnew()
    {
        var file = Open();
        file.Append([.. Enumerable.Range(0, 20_000).Select(at => new LateMark("a", new Instant(at)))]);

        file.Keep([new LateMark("a", new Instant(3))]);

        Assert.Equal([new LateMark("a", new Instant(3))], Open().Load());
    }

    private LateMarkFile Open() => new(new DataFolder(_folder.Path));
}
