using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Formulas;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis.Domain;

/// <summary>VN_AQI through formulas. One station, readings every 30 minutes.</summary>
public sealed class VnAqiFunctionTests
{
    /// <summary>PM2.5 of the decision's example, Nowcast 20.3.</summary>
    private static readonly double?[] Example = [26.9, 24.7, 20.5, 23.5, 19.5, 16.5, 19.0, 16.5, 20.3, 22.4, 19.6, 20.6];

    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.FromHours(7)));

    [Fact]
    public void HourOfAFormula_TwelveHours_IsTheIndexOfTheLast()
    {
        var (value, trace) = Evaluate("vn_aqi_hour(pm25: fine, no2: no2)", 12, Readings("fine", [.. Example]), Readings("no2", [.. Enumerable.Repeat<double?>(0, 11), 118.7]));

        Assert.Equal((59, Quality.Good, 48), (value, trace.Quality, trace.Readings));
    }

    [Fact]
    public void HourOfAFormula_WithoutParticles_SaysWhy()
    {
        var (value, trace) = Evaluate("vn_aqi_hour(pm25: fine, no2: no2)", 12, Readings("fine", [50, 50, 50, 50, 50, 50, 50, 50, 50, null, null, 50]), []);

        Assert.True(double.IsNaN(value));
        Assert.Equal(new KpiReason(KpiReasonKind.NotEnough, "VN_AQI (PM2.5, PM10)"), trace.Reason);
    }

    [Fact]
    public void HourOfAFormula_BiasedLow_IsSuspect()
    {
        var (_, trace) = Evaluate("vn_aqi_hour(pm25: fine)", 12, Readings("fine", [10, 10, 10, 10, 10, 10, 10, 10, 10, null, 100, 100]), []);

        Assert.Equal(Quality.Suspect, trace.Quality);
    }

    [Fact]
    public void DayOfAFormula_OverTwoDays_LooksBackForOzoneOnly()
    {
        var (value, _) = Evaluate("vn_aqi_day(pm25: fine, o3: no2)", 48, Readings("fine", [.. Repeat(400, 24), .. Repeat(25, 24)]), Readings("no2", [.. Repeat(120, 24), .. Repeat(0, 24)]));

        // 7 of 8 hours at 120 µg/m³ are 105: 50 + 50 × 5/20.
        Assert.Equal(63, value);
    }

    [Fact]
    public void HourOfAFormula_MilligramsOfCarbonMonoxide_AreConverted()
    {
        var (value, _) = Evaluate("vn_aqi_hour(pm25: fine, co: milli)", 12, Readings("fine", Repeat(10, 12)), [], Readings("milli", Repeat(30, 12)));

        Assert.Equal(100, value);
    }

    [Fact]
    public void HourOfAFormula_PartsOfVolume_AreRefused()
    {
        var subject = new FormulaSubject([("ozone", "ppb")], new Dictionary<string, string>());

        var error = Assert.Throws<FormulaException>(() => Formula.Parse("vn_aqi_hour(o3: ozone)", subject, ""));

        Assert.Contains("ppb cannot become it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HourOfAFormula_ArgumentThatIsNone_NamesTheNearest()
    {
        var subject = new FormulaSubject([("fine", "µg/m³")], new Dictionary<string, string>());

        var error = Assert.Throws<FormulaException>(() => Formula.Parse("vn_aqi_hour(pm2: fine)", subject, ""));

        Assert.Contains("no argument 'pm2'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DayOfAFormula_SeventeenHours_SaysThatTheyAreNotEnough()
    {
        var (value, trace) = Evaluate("vn_aqi_day(pm25: fine)", 24, Readings("fine", [.. Repeat(40, 17)]), []);

        Assert.True(double.IsNaN(value));
        Assert.Equal(KpiReasonKind.NotEnough, trace.Reason!.Value.Kind);
    }

    private static double?[] Repeat(double value, int hours) => [.. Enumerable.Repeat<double?>(value, hours)];

    /// <param name="text">The formula.</param>
    /// <param name="hours">Length of the window from the start on.</param>
    /// <param name="inputs">fine, no2, milli.</param>
    private static (double Value, FormulaTrace Trace) Evaluate(string text, int hours, params IReadOnlyList<SeriesCells>[] inputs)
    {
        var subject = new FormulaSubject([("fine", "µg/m³"), ("no2", "µg/m³"), ("milli", "mg/m³")], new Dictionary<string, string>());
        var trace = new FormulaTrace();
        var scope = new FormulaScope(inputs, ["fine", "no2", "milli"], new NoPlace(), trace);
        return (Formula.Parse(text, subject, "").Root.Evaluate(scope, new FormulaWindow(Start, Start + TimeSpan.FromHours(hours))), trace);
    }

    private static IReadOnlyList<SeriesCells> Readings(string field, double?[] hours)
    {
        var windows = new List<Window>();
        for (var hour = 0; hour < hours.Length; hour++)
        {
            if (hours[hour] is { } mean)
            {
                var at = Start + TimeSpan.FromHours(hour);
                var sum = WindowSummary.Of(new Point(at, mean - 1, Quality.Good, ReadingFlags.None));
                sum.Append(WindowSummary.Of(new Point(at + TimeSpan.FromMinutes(30), mean + 1, Quality.Good, ReadingFlags.None)));
                windows.Add(new Window(at, sum));
            }
        }

        return [new SeriesCells(new SeriesKey("air", [KeyValuePair.Create("site", "kk")], field), windows, [])];
    }

    private sealed class NoPlace : IFormulaPlace
    {
        public double Sites(string? kind) => double.NaN;

        public double Attribute(string name) => double.NaN;

        public double AreaAttribute(string name, FormulaWindow window) => double.NaN;

        public double Limit(string id, FormulaWindow window) => double.NaN;
    }
}
