using OpsCenter.Ingest.Pipeline;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Pipeline;

public sealed class CommitPaceTests
{
    private static readonly TimeSpan Pacing = TimeSpan.FromMilliseconds(4);
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData(1, 1000, 0)]
    [InlineData(2, 1100, 0)]
    [InlineData(1, 200, 4)]
    [InlineData(100, 4000, 4)]
    public void Rest_SteadyTraffic_WaitsOnlyWhereThatGathersCompany(int messages, int everyMicroseconds, int expectedMs)
    {
        var pace = Steady(messages, TimeSpan.FromMicroseconds(everyMicroseconds));

        Assert.Equal(TimeSpan.FromMilliseconds(expectedMs), pace.Rest());
    }

    [Fact]
    public void Rest_TheCommitTookSome_IsWhatIsLeft()
    {
        var pace = Steady(100, Pacing);

        _time.Advance(TimeSpan.FromMilliseconds(3));
        Assert.Equal(TimeSpan.FromMilliseconds(1), pace.Rest());

        _time.Advance(TimeSpan.FromMilliseconds(3));
        Assert.Equal(TimeSpan.Zero, pace.Rest());
    }

    [Fact]
    public void Rest_OneBurstInQuietTraffic_DoesNotWait()
    {
        var pace = Steady(1, TimeSpan.FromMilliseconds(100));

        _time.Advance(TimeSpan.FromMilliseconds(100));
        pace.Begin(150);

        Assert.Equal(TimeSpan.Zero, pace.Rest());
    }

    private CommitPace Steady(int messages, TimeSpan every)
    {
        var pace = new CommitPace(Pacing, _time);
        for (var commit = 0; commit < 2000; commit++)
        {
            _time.Advance(every);
            pace.Begin(messages);
        }

        return pace;
    }
}
