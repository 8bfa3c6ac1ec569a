using OpsCenter.App.OperatorConsole;
using OpsCenter.Ingest.Pipeline;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

public sealed class SourceStateTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Follow_SteadyFlow_RateIsTheFlow()
    {
        var states = SourceState.Follow([], Status(0), Second);
        Assert.Null(states[0].PerSecond);

        for (var i = 1; i <= 20; i++)
        {
            states = SourceState.Follow(states, Status(i * 40), Second);
        }

        Assert.Equal(40, states[0].PerSecond!.Value, 6);
    }

    [Fact]
    public void Follow_FlowStops_RateFallsToNothing()
    {
        var states = SourceState.Follow(SourceState.Follow([], Status(0), Second), Status(100), Second);
        for (var i = 0; i < 40; i++)
        {
            states = SourceState.Follow(states, Status(100), Second);
        }

        Assert.Equal(0, states[0].PerSecond);
    }

    [Fact]
    public void Follow_AfterALongPause_StartsAgain() =>
        Assert.Null(SourceState.Follow([new SourceState(Status(5)[0], 3)], Status(900), TimeSpan.FromHours(1))[0].PerSecond);

    private static IngestSourceStatus[] Status(long messages) => [new("gauges", messages, messages, 0, 0, null, null, null)];
}
