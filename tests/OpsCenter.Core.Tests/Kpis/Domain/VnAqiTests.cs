using OpsCenter.Core.Kpis.Domain;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis.Domain;

/// <summary>The golden cases are the worked example of Decision 1459/QĐ-TCMT, section 2.3, and its table of O3 in 2.2.2.a.</summary>
public sealed class VnAqiTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly double?[] ExamplePm25 = [26.9, 24.7, 20.5, 23.5, 19.5, 16.5, 19.0, 16.5, 20.3, 22.4, 19.6, 20.6];

    private static readonly double?[] ExampleO3 =
    [
        15.7, 14.2, 17.7, 18.9, 19.3, 15.7, 19.7,
        22.6, 27.1, 29.0, 31.9, 25.3, 34.7, 35.2, 41.6, 45.7, 49.2, 55.8, 69.6, 78.3, 91.5, 97.7, 81.2, 71.8, 43.5, 34.3, 21.5, 20.5, 19.4, 20.4, 21.3,
    ];

    [Fact]
    public void Nowcast_OfTheDecision_Is20Point3()
    {
        var nowcast = Nowcast.Of(ExamplePm25)!;

        Assert.Equal(20.3, nowcast.Value, 1);
        Assert.Equal(0.61, nowcast.Weight, 2);
        Assert.False(nowcast.TooLow);
    }

    [Fact]
    public void Hour_OfTheDecision_IsNo2At59()
    {
        // The decision prints 60 where its own formula gives 59.35.
        var result = VnAqi.Hour(Day, new AirHours { Pm25 = ExamplePm25, O3 = [136.1], No2 = [118.7] });

        Assert.Equal((59, AirPollutant.No2), (result.Index, result.Dominant));
        Assert.Equal([59, 43, 41], result.Parts.Select(part => part.Index));
        Assert.Equal("Trung bình", result.Band!.Name.Vi);
        Assert.False(result.Suspect);
    }

    [Fact]
    public void Day_OfTheDecision_IsPm25At110()
    {
        var result = VnAqi.Day(Day, new AirHours { Pm25 = Full(55.7), No2 = WithPeak(130.8), O3 = [.. Enumerable.Repeat((double?)89.3, 23), 114.6] });

        Assert.Equal((110, AirPollutant.Pm25), (result.Index, result.Dominant));
        Assert.Equal(65, Part(result, AirPollutant.No2).Index);
        Assert.Equal(36, Part(result, AirPollutant.O3, AqiAveraging.GreatestHour).Index);
        Assert.Equal("#ff7e00", result.Band!.Rgb);
    }

    [Theory]
    [InlineData(89.3, 45)]
    [InlineData(74.4, 37)]
    public void Index_OzoneOfEightHours_IsLinear(double concentration, int index) =>
        Assert.Equal(index, Math.Round(VnAqi.Index(Day, AqiColumn.O3EightHours, concentration)!.Value, MidpointRounding.AwayFromZero));

    [Fact]
    public void Day_OzoneOfTheDecision_HasItsGreatestEightHours()
    {
        var result = VnAqi.Day(Day, new AirHours { Pm25 = Full(10), O3 = ExampleO3 });

        Assert.Equal(74.4, Part(result, AirPollutant.O3, AqiAveraging.GreatestEightHours).Concentration, 1);
        Assert.Equal(97.7, Part(result, AirPollutant.O3, AqiAveraging.GreatestHour).Concentration);
    }

    [Fact]
    public void Day_OzoneBeforeTheDay_CountsForEightHoursOnly()
    {
        double?[] hours = [.. Enumerable.Repeat((double?)300, 7), .. Enumerable.Repeat((double?)20, 24)];

        var result = VnAqi.Day(Day, new AirHours { Pm25 = Full(10), O3 = hours });

        Assert.Equal(20, Part(result, AirPollutant.O3, AqiAveraging.GreatestHour).Concentration);
        Assert.Equal(((7 * 300) + 20) / 8.0, Part(result, AirPollutant.O3, AqiAveraging.GreatestEightHours).Concentration);
    }

    [Fact]
    public void Day_OzoneOfEightHoursAbove400_IsToldByTheHour()
    {
        var result = VnAqi.Day(Day, new AirHours { Pm25 = Full(10), O3 = Full(420) });

        Assert.DoesNotContain(result.Parts, part => part.Averaging == AqiAveraging.GreatestEightHours);
        Assert.Equal(205, Part(result, AirPollutant.O3).Index);
        Assert.True(result.Flags.HasFlag(AqiFlags.OzoneByHourOnly));
    }

    [Fact]
    public void Hour_NeitherPm_HasNoIndex()
    {
        var result = VnAqi.Hour(Day, new AirHours { No2 = [500] });

        Assert.Null(result.Index);
        Assert.Null(result.Band);
        Assert.Equal(AqiFlags.NoParticulates, result.Flags);
        Assert.Single(result.Parts);
    }

    [Fact]
    public void Nowcast_OneOfTheLastThreeHours_IsNone()
    {
        double?[] hours = [.. Enumerable.Repeat((double?)20, 9), 20, null, null];

        Assert.Null(Nowcast.Of(hours));
    }

    [Fact]
    public void Nowcast_TwoOfTheLastThreeHours_IsThere() => Assert.Equal(20, Nowcast.Of([null, 20, 20])!.Value, 6);

    [Fact]
    public void Nowcast_Uneven_TakesTheHalfWeight()
    {
        double?[] hours = [.. Enumerable.Repeat((double?)100, 11), 10];

        var nowcast = Nowcast.Of(hours)!;

        Assert.Equal(0.5, nowcast.Weight);
        Assert.Equal(5 + (100 * (0.5 - Math.Pow(0.5, 12))), nowcast.Value, 6);
        Assert.False(nowcast.TooLow);
    }

    [Fact]
    public void Hour_HalfWeightWithMissingHours_IsSuspect()
    {
        // c1 = 10, c3 = 100: 10/2 + 100/8, where a weighted mean would be 28.
        var result = VnAqi.Hour(Day, new AirHours { Pm25 = [100, null, 10] });

        Assert.Equal(17.5, result.Parts[0].Concentration, 6);
        Assert.True(result.Flags.HasFlag(AqiFlags.NowcastTooLow));
        Assert.True(result.Suspect);
    }

    [Fact]
    public void Nowcast_AllZero_IsZero() => Assert.Equal(0, Nowcast.Of([.. Enumerable.Repeat((double?)0, 12)])!.Value);

    [Fact]
    public void Hour_BeyondTheTable_IsHeldAt500()
    {
        var result = VnAqi.Hour(Day, new AirHours { Pm10 = [.. Enumerable.Repeat((double?)900, 12)] });

        Assert.Equal(500, result.Index);
        Assert.True(result.Flags.HasFlag(AqiFlags.BeyondTable));
        Assert.Equal("Nguy hại", result.Band!.Name.Vi);
    }

    [Theory]
    [InlineData(AqiColumn.Pm25, 25, 50)]
    [InlineData(AqiColumn.Pm25, 500, 500)]
    [InlineData(AqiColumn.Pm10, 420, 300)]
    [InlineData(AqiColumn.O3Hour, 300, 150)]
    [InlineData(AqiColumn.Co, 90_000, 300)]
    [InlineData(AqiColumn.So2, 2_100, 400)]
    [InlineData(AqiColumn.No2, 1_200, 200)]
    [InlineData(AqiColumn.O3EightHours, 400, 300)]
    public void Index_AtABreakpoint_IsItsLevel(AqiColumn column, double concentration, double index) => Assert.Equal(index, VnAqi.Index(Day, column, concentration));

    [Fact]
    public void Index_Negative_IsNone() => Assert.Null(VnAqi.Index(Day, AqiColumn.Pm25, -1));

    [Fact]
    public void Day_SeventeenHoursOfPm_HasNoMean()
    {
        var result = VnAqi.Day(Day, new AirHours { Pm25 = Some(17, 40), Pm10 = Some(18, 40) });

        Assert.Equal([AirPollutant.Pm10], result.Parts.Select(part => part.Pollutant));
        Assert.True(result.Flags.HasFlag(AqiFlags.TooFewHours));
        Assert.True(result.Suspect);
    }

    [Theory]
    [InlineData(50, "Tốt")]
    [InlineData(51, "Trung bình")]
    [InlineData(100, "Trung bình")]
    [InlineData(101, "Kém")]
    [InlineData(200, "Xấu")]
    [InlineData(201, "Rất xấu")]
    [InlineData(301, "Nguy hại")]
    public void BandOf_EachEdge_IsTheLawful(int index, string name) => Assert.Equal(name, AqiScale.On(Day).BandOf(index).Name.Vi);

    [Fact]
    public void Bands_TheScale_LeaveNoGap()
    {
        foreach (var (before, after) in AqiScale.All[0].Bands.Zip(AqiScale.All[0].Bands.Skip(1)))
        {
            Assert.Equal(before.To + 1, after.From);
        }
    }

    private static double?[] Full(double value) => [.. Enumerable.Repeat((double?)value, 24)];

    private static double?[] Some(int hours, double value) => [.. Enumerable.Repeat((double?)null, 24 - hours), .. Enumerable.Repeat((double?)value, hours)];

    private static double?[] WithPeak(double peak) => [.. Enumerable.Repeat((double?)10, 12), peak, .. Enumerable.Repeat((double?)10, 11)];

    private static AqiPart Part(AqiResult result, AirPollutant pollutant, AqiAveraging? averaging = null) =>
        Assert.Single(result.Parts, part => part.Pollutant == pollutant && (averaging is null || part.Averaging == averaging));
}
