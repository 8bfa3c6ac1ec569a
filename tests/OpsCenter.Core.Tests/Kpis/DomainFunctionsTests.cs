using OpsCenter.Core.Kpis.Formulas;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis;

public sealed class DomainFunctionsTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public void VnAqiDay_FullDayOfPm_IsTheIndex() => Assert.Equal(new DomainAnswer(110), DomainFunctions.Find("vn_aqi_day")!.Of(Day, Means(24, 55.7)));

    [Fact]
    public void VnAqiHour_GapsAtHalfTheWeight_IsDoubtful()
    {
        var means = Means(12, null);
        means[1] = [.. Enumerable.Repeat((double?)null, 9), 100, null, 10];

        Assert.Equal(new DomainAnswer(18, IsDoubtful: true), DomainFunctions.Find("vn_aqi_hour")!.Of(Day, means));
    }

    private static IReadOnlyList<double?>[] Means(int hours, double? pm25) =>
        [.. Enumerable.Range(0, 6).Select(argument => (IReadOnlyList<double?>)[.. Enumerable.Repeat(argument == 0 ? pm25 : null, hours)])];
}
