using OpsCenter.Core.Live;
using OpsCenter.Core.Live.Frames;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

public sealed class FrameLogTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(99)]
    public void Since_NotKeptOrNotYet_IsUnknown(long seq)
    {
        var log = Filled();

        Assert.Null(log.Since(seq));
    }

    [Fact]
    public void Since_AllKept_LeadsUpToTheNewest()
    {
        Assert.Equal(10, Filled().Since(7)!.Seq);
    }

    private static FrameLog Filled()
    {
        var log = new FrameLog(3);
        for (var seq = 1; seq <= 10; seq++)
        {
            log.Add(new LiveFrame(seq, seq, null, null));
        }

        return log;
    }
}
