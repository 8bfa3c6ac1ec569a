using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Querying;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

public sealed class QueryPlanTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData(59, false)]
    [InlineData(60, true)]
    [InlineData(90, true)]
    [InlineData(1440, true)]
    public void WantsSummaries_OnlyWhereAWindowCanHoldAnHour(int? minutes, bool expected) =>
        Assert.Equal(expected, Plan(minutes).WantsSummaries);

    [Fact]
    public void WantsSummaries_ForAPercentile_No() => Assert.False(new QueryPlan(Plan(60).Query with { Percentile = 95 }).WantsSummaries);

    [Theory]
    [InlineData(-120, -61, nameof(HourUse.Outside))]
    [InlineData(180, 200, nameof(HourUse.Outside))]
    [InlineData(0, 59, nameof(HourUse.Whole))]
    [InlineData(120, 179, nameof(HourUse.Whole))]
    [InlineData(-30, 0, nameof(HourUse.Cut))]
    [InlineData(170, 180, nameof(HourUse.Cut))]
    public void Choose_HourAgainstTheRange_ByItsReadings(int first, int last, string expected) =>
        Assert.Equal(expected, Plan(60).Choose(Hour(first, last), (_, _) => true).ToString());

    [Fact]
    public void Choose_WindowEndsWithinTheHour_NeedsReadings() =>
        Assert.Equal(HourUse.Cut, Plan(90).Choose(Hour(60, 119), (_, _) => false));

    /// <summary>Of the range 0:00 to 3:00.</summary>
    private static QueryPlan Plan(int? minutes) => new(new RangeQuery(
        SeriesSelector.All, At(0), At(180), minutes is { } step ? TimeSpan.FromMinutes(step) : null, Aggregate.Mean, TimeSpan.Zero));

    private static WindowSummary Hour(int first, int last) => new() { Count = 1, FirstTime = At(first), LastTime = At(last) };

    private static Instant At(int minute) => new(minute * 60_000_000_000L);
}
