using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using Xunit;

namespace OpsCenter.Ingest.Tests.Pipeline;

public sealed class ClockRuleTests
{
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(0, false)]
    [InlineData(300, false)]
    [InlineData(301, true)]
    [InlineData(-7 * 86_400, false)]
    [InlineData((-7 * 86_400) - 1, true)]
    public void Judge_DeviceClock_IsReplacedOutsideFiveMinutesAheadAndSevenDaysBehind(int seconds, bool replaced)
    {
        var device = Now + TimeSpan.FromSeconds(seconds);

        var time = ClockRule.Judge(device, Now, keepHistory: false, out var flags);

        Assert.Equal(replaced ? Now : device, time);
        Assert.Equal(replaced ? ReadingFlags.ClockReplaced : ReadingFlags.None, flags);
    }

    [Fact]
    public void Judge_HistoryImport_KeepsTheOldTimeAndSaysLate()
    {
        var old = Now - TimeSpan.FromDays(400);

        Assert.Equal(old, ClockRule.Judge(old, Now, keepHistory: true, out var flags));
        Assert.Equal(ReadingFlags.Late, flags);
    }

    [Fact]
    public void Judge_FarthestInstants_DoNotOverflow()
    {
        Assert.Equal(Now, ClockRule.Judge(new Instant(long.MaxValue), Now, keepHistory: true, out _));
        Assert.Equal(Now, ClockRule.Judge(new Instant(long.MinValue), Now, keepHistory: false, out _));
    }
}
