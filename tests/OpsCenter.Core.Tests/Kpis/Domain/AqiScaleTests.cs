using OpsCenter.Core.Kpis.Domain;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis.Domain;

/// <summary>Table 2 of Decision 1459/QĐ-TCMT, every breakpoint.</summary>
public sealed class AqiScaleTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Theory]
    [InlineData(AqiColumn.O3Hour, 80, 25)]
    [InlineData(AqiColumn.O3Hour, 160, 50)]
    [InlineData(AqiColumn.O3Hour, 200, 100)]
    [InlineData(AqiColumn.O3Hour, 300, 150)]
    [InlineData(AqiColumn.O3Hour, 400, 200)]
    [InlineData(AqiColumn.O3Hour, 800, 300)]
    [InlineData(AqiColumn.O3Hour, 1_000, 400)]
    [InlineData(AqiColumn.O3Hour, 1_200, 500)]
    [InlineData(AqiColumn.Co, 10_000, 50)]
    [InlineData(AqiColumn.Co, 30_000, 100)]
    [InlineData(AqiColumn.Co, 45_000, 150)]
    [InlineData(AqiColumn.Co, 60_000, 200)]
    [InlineData(AqiColumn.Co, 90_000, 300)]
    [InlineData(AqiColumn.Co, 120_000, 400)]
    [InlineData(AqiColumn.Co, 150_000, 500)]
    [InlineData(AqiColumn.So2, 125, 50)]
    [InlineData(AqiColumn.So2, 350, 100)]
    [InlineData(AqiColumn.So2, 550, 150)]
    [InlineData(AqiColumn.So2, 800, 200)]
    [InlineData(AqiColumn.So2, 1_600, 300)]
    [InlineData(AqiColumn.So2, 2_100, 400)]
    [InlineData(AqiColumn.So2, 2_630, 500)]
    [InlineData(AqiColumn.No2, 100, 50)]
    [InlineData(AqiColumn.No2, 200, 100)]
    [InlineData(AqiColumn.No2, 700, 150)]
    [InlineData(AqiColumn.No2, 1_200, 200)]
    [InlineData(AqiColumn.No2, 2_350, 300)]
    [InlineData(AqiColumn.No2, 3_100, 400)]
    [InlineData(AqiColumn.No2, 3_850, 500)]
    [InlineData(AqiColumn.Pm10, 50, 50)]
    [InlineData(AqiColumn.Pm10, 150, 100)]
    [InlineData(AqiColumn.Pm10, 250, 150)]
    [InlineData(AqiColumn.Pm10, 350, 200)]
    [InlineData(AqiColumn.Pm10, 420, 300)]
    [InlineData(AqiColumn.Pm10, 500, 400)]
    [InlineData(AqiColumn.Pm10, 600, 500)]
    [InlineData(AqiColumn.Pm25, 0, 0)]
    [InlineData(AqiColumn.Pm25, 25, 50)]
    [InlineData(AqiColumn.Pm25, 37.5, 75)]
    [InlineData(AqiColumn.Pm25, 50, 100)]
    [InlineData(AqiColumn.Pm25, 80, 150)]
    [InlineData(AqiColumn.Pm25, 150, 200)]
    [InlineData(AqiColumn.Pm25, 250, 300)]
    [InlineData(AqiColumn.Pm25, 350, 400)]
    [InlineData(AqiColumn.Pm25, 500, 500)]
    [InlineData(AqiColumn.Pm25, 900, 500)]
    [InlineData(AqiColumn.O3EightHours, 100, 50)]
    [InlineData(AqiColumn.O3EightHours, 120, 100)]
    [InlineData(AqiColumn.O3EightHours, 170, 150)]
    [InlineData(AqiColumn.O3EightHours, 210, 200)]
    [InlineData(AqiColumn.O3EightHours, 400, 300)]
    public void Index_Concentration_FollowsTheTable(AqiColumn column, double concentration, double index) =>
        Assert.Equal(index, VnAqi.Index(Day, column, concentration)!.Value, 9);

    [Fact]
    public void Index_OzoneOverEightHoursAbove400_IsNone() => Assert.Null(VnAqi.Index(Day, AqiColumn.O3EightHours, 400.1));

    [Fact]
    public void Bands_AllOfThem_SpeakBothLanguages() => Assert.All(AqiScale.On(Day).Bands, band =>
    {
        Assert.NotEqual(band.Name.Vi, band.Name.En);
        Assert.NotEqual(band.Advice.Vi, band.Advice.En);
        Assert.NotEqual(band.SensitiveAdvice.Vi, band.SensitiveAdvice.En);
    });

    [Theory]
    [InlineData(25.2, 50, "Tốt")]
    [InlineData(25.25, 51, "Trung bình")]
    [InlineData(55.7, 110, "Kém")]
    [InlineData(251, 301, "Nguy hại")]
    public void Day_BetweenTwoBands_BelongsToTheRoundedIndex(double mean, int index, string band)
    {
        var result = VnAqi.Day(Day, new AirHours { Pm25 = [.. Enumerable.Repeat((double?)mean, 24)] });

        Assert.Equal((index, band, 1.0), (result.Index, result.Band!.Name.Vi, result.Completeness));
    }
}
