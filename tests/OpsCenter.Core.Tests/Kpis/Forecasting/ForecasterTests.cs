using OpsCenter.Core.Kpis.Forecasting;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis.Forecasting;

public sealed class ForecasterTests
{
    private const int Day = 24;
    private const int Week = 7 * Day;

    [Fact]
    public void Of_FewValues_HasNone()
    {
        var forecast = new Forecaster(Day).Of([1, 2, null, 3, null], 0, Day);

        Assert.Null(forecast);
    }

    [Fact]
    public void Of_HalfADay_SaysTheLevelWithABand()
    {
        var forecast = new Forecaster(Day).Of([.. Enumerable.Range(0, 12).Select(at => (double?)(at % 2 == 0 ? 90 : 110))], 0, Day)!;

        Assert.Equal(ForecastBasis.Level, forecast.Basis);
        Assert.All(forecast.Steps, step => Assert.InRange(step.Value, 85, 115));
        Assert.All(forecast.Steps, step => Assert.True(step.Low < step.Value && step.Value < step.High, $"{step}"));
    }

    [Fact]
    public void Of_FiveDays_KnowsTheDay()
    {
        var forecast = new Forecaster(Day).Of(History(5 * Day, OfDay), 0, Day)!;

        Assert.Equal(ForecastBasis.Day, forecast.Basis);
        Assert.All(forecast.Steps.Index(), step => Assert.Equal(OfDay((5 * Day) + step.Index), step.Item.Value, 1.0));
    }

    [Fact]
    public void Of_FiveWeeks_KnowsTheWeekend()
    {
        var history = History((5 * Week) + (4 * Day), OfWeek);

        var forecast = new Forecaster(Day).Of(history, 0, 2 * Day)!;

        Assert.Equal(ForecastBasis.Week, forecast.Basis);
        Assert.All(forecast.Steps.Index(), step => Assert.Equal(OfWeek(history.Count + step.Index), step.Item.Value, 0.1 * OfWeek(history.Count + step.Index)));
    }

    [Fact]
    public void Of_HistoryWithGaps_GoesOn()
    {
        var history = History(3 * Week, OfDay);
        for (var at = 100; at < 160; at++)
        {
            history[at] = null;
        }

        var forecast = new Forecaster(Day).Of(history, 0, Day)!;

        Assert.All(forecast.Steps, step => Assert.True(double.IsFinite(step.Value + step.Low + step.High)));
    }

    [Fact]
    public void Of_NothingBelowZero_ExpectsNothingBelowZero()
    {
        var forecast = new Forecaster(Day).Of(History(2 * Week, at => at % 5 == 0 ? 4 : 0), 0, Day)!;

        Assert.All(forecast.Steps, step => Assert.True(step.Low >= 0 && step.Value >= step.Low && step.High >= step.Value, $"{step}"));
    }

    [Fact]
    public void Of_AllTheSame_SaysTheSame()
    {
        var forecast = new Forecaster(1).Of(History(40, _ => 7), 0, 14)!;

        Assert.All(forecast.Steps, step => Assert.Equal(7, step.Value, 1e-6));
    }

    private static List<double?> History(int steps, Func<int, double> value) => [.. Enumerable.Range(0, steps).Select(at => (double?)value(at))];

    private static double OfDay(int at) => 50 + (20 * Math.Sin(at * Math.Tau / Day));

    private static double OfWeek(int at) => (at % Week) >= 5 * Day ? 0.5 * OfDay(at) : OfDay(at);
}
