using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis;

public sealed class KpiStepTests
{
    [Theory]
    [InlineData(KpiStepUnit.Part, "2026-11-23T10:07:30+07:00", "2026-11-23T10:05:00+07:00", "2026-11-23T10:10:00+07:00")]
    [InlineData(KpiStepUnit.Day, "2026-11-23T01:00:00+07:00", "2026-11-23T00:00:00+07:00", "2026-11-24T00:00:00+07:00")]
    [InlineData(KpiStepUnit.Day, "2026-11-22T23:59:59+07:00", "2026-11-22T00:00:00+07:00", "2026-11-23T00:00:00+07:00")]
    [InlineData(KpiStepUnit.Week, "2026-11-22T12:00:00+07:00", "2026-11-16T00:00:00+07:00", "2026-11-23T00:00:00+07:00")]
    [InlineData(KpiStepUnit.Week, "2026-11-23T00:00:00+07:00", "2026-11-23T00:00:00+07:00", "2026-11-30T00:00:00+07:00")]
    [InlineData(KpiStepUnit.Month, "2028-02-29T05:00:00+07:00", "2028-02-01T00:00:00+07:00", "2028-03-01T00:00:00+07:00")]
    [InlineData(KpiStepUnit.Quarter, "2026-12-31T23:00:00+07:00", "2026-10-01T00:00:00+07:00", "2027-01-01T00:00:00+07:00")]
    [InlineData(KpiStepUnit.Year, "2026-06-15T00:00:00+07:00", "2026-01-01T00:00:00+07:00", "2027-01-01T00:00:00+07:00")]
    public void Window_OfAMoment_IsLocal(KpiStepUnit unit, string at, string start, string end)
    {
        var step = new KpiStep(unit, unit == KpiStepUnit.Part ? TimeSpan.FromMinutes(5) : default);

        var begins = step.StartOf(Of(at));

        Assert.Equal((Of(start), Of(end)), (begins, step.EndOf(begins)));
        Assert.Equal(begins, step.StartOf(begins));
        Assert.Equal(begins, step.Before(step.EndOf(begins)));
    }

    [Fact]
    public void Starts_OverAYear_AreTwelveMonths() =>
        Assert.Equal(12, new KpiStep(KpiStepUnit.Month).Starts(Of("2026-01-01T00:00:00+07:00"), Of("2027-01-01T00:00:00+07:00")).Count());

    private static Instant Of(string text) => Instant.From(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
