using OpsCenter.Core.Kpis.Domain;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis.Domain;

public sealed class AvailabilityTests
{
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));
    private static readonly TimeStretch Day = new(Start, At(24));

    [Fact]
    public void Of_TwoFailures_TellsShareAndMeans()
    {
        UpState[] states = [new(At(-5), true), new(At(6), false), new(At(7), true), new(At(12), false), new(At(15), true)];

        var result = Availability.Of(states, Day, []);

        Assert.Equal(100 * 20 / 24.0, result.UpPercent!.Value, 6);
        Assert.Equal(2, result.Failures);
        Assert.Equal(TimeSpan.FromHours(10), result.Mtbf);
        Assert.Equal(TimeSpan.FromHours(2), result.Mttr);
    }

    [Fact]
    public void Of_DownDuringMaintenance_DoesNotCount()
    {
        UpState[] states = [new(Start, true), new(At(6), false), new(At(8), true)];

        var result = Availability.Of(states, Day, [new TimeStretch(At(5), At(9))]);

        Assert.Equal((100.0, 0), (result.UpPercent, result.Failures));
        Assert.Equal(TimeSpan.FromHours(20), result.Up);
    }

    [Fact]
    public void Of_DownBeyondMaintenance_IsOneFailure()
    {
        UpState[] states = [new(Start, true), new(At(6), false), new(At(10), true)];

        var result = Availability.Of(states, Day, [new TimeStretch(At(5), At(7)), new TimeStretch(At(8), At(9))]);

        Assert.Equal(1, result.Failures);
        Assert.Equal(TimeSpan.FromHours(2), result.Down);
        Assert.Equal(TimeSpan.FromHours(2), result.Mttr);
    }

    [Fact]
    public void Of_DownBeforeTheWindow_IsDownTimeButNoFailure()
    {
        UpState[] states = [new(At(-1), false), new(At(2), true)];

        var result = Availability.Of(states, Day, []);

        Assert.Equal((TimeSpan.FromHours(2), 0), (result.Down, result.Failures));
        Assert.Null(result.Mttr);
    }

    [Fact]
    public void Of_NothingKnownAtFirst_IsLeftOut()
    {
        var result = Availability.Of([new UpState(At(12), true)], Day, []);

        Assert.Equal((100.0, TimeSpan.FromHours(12)), (result.UpPercent, result.Unknown));
    }

    [Fact]
    public void Of_NothingKnown_HasNoShare() => Assert.Null(Availability.Of([], Day, []).UpPercent);

    [Fact]
    public void FromHeartbeats_AGap_IsDownAfterThePatience()
    {
        var states = Availability.FromHeartbeats([At(0), At(1), At(5), At(6)], TimeSpan.FromHours(2), At(24));

        Assert.Equal([new(At(0), true), new(At(3), false), new(At(5), true), new UpState(At(8), false)], states);
    }

    private static Instant At(double hours) => Start + TimeSpan.FromHours(hours);
}
