using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Forecasting;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Storage.Tests.Kpis;

/// <summary>Forecasts of a KPI over real stores, as hours go by.</summary>
public sealed class KpiForecastsTests
{
    private static readonly Instant Begin = Instant.From(new DateTimeOffset(2026, 10, 5, 0, 0, 0, TimeSpan.FromHours(7)));
    private static readonly KpiDefinition Traffic = KpiLab.Kpi("t.traffic", KpiScopeKind.Site, KpiLab.Part(60), "mean(cars)", null, KpiLab.Readings("cars", "traffic", "cars")) with { Forecast = true };

    [Fact]
    public async Task Run_ThreeWeeksKnown_TellsTheNextDayWithItsBand()
    {
        await using var day = await ForecastDay.CreateAsync(Traffic, Begin, hours: 21 * 24);

        await day.ForecastAsync();

        var mean = await day.LineAsync(KpiForecasts.Mean);
        var (low, high) = (await day.LineAsync(KpiForecasts.Low), await day.LineAsync(KpiForecasts.High));
        Assert.Equal(24, mean.Count);
        Assert.Equal(Begin + TimeSpan.FromHours(21 * 24), mean[0].Time);
        Assert.All(mean.Index(), step => Assert.Equal(ForecastDay.Cars((21 * 24) + step.Index), step.Item.Value, 0.15 * step.Item.Value));
        Assert.All(mean.Index(), step => Assert.True(low[step.Index].Value <= step.Item.Value && high[step.Index].Value >= step.Item.Value));
        Assert.Equal(mean[^1].Time, Assert.Single(await day.LineAsync(KpiForecasts.Farthest)).Time);
        Assert.Equal((ForecastBasis.Week, 1, TimeSpan.Zero), (day.State.Basis, day.State.Series, day.State.Missing));
    }

    [Fact]
    public async Task Run_Again_StoresNothingNew()
    {
        await using var day = await ForecastDay.CreateAsync(Traffic, Begin, hours: 10 * 24);
        await day.ForecastAsync();
        var before = await day.LineAsync(KpiForecasts.Mean);

        Assert.False(day.IsDue);
        await day.ForecastAsync();

        Assert.Equal(before, await day.LineAsync(KpiForecasts.Mean));
    }

    [Fact]
    public async Task Run_FirstTime_TriesItselfOnThePast()
    {
        await using var day = await ForecastDay.CreateAsync(Traffic, Begin, hours: 21 * 24);

        await day.ForecastAsync();

        Assert.NotEmpty(await day.ErrorsAsync("near"));
        Assert.NotEmpty(await day.ErrorsAsync("far"));
        Assert.Equal((await day.ErrorsAsync("far")).Select(point => point.Time), (await day.ErrorsAsync("far_naive")).Select(point => point.Time));
        Assert.All(await day.ErrorsAsync("far"), point => Assert.InRange(point.Value, 0, 30));
    }

    [Fact]
    public async Task Run_TheHourHasCome_HoldsWhatWasToldAgainstIt()
    {
        await using var day = await ForecastDay.CreateAsync(Traffic, Begin, hours: 21 * 24);
        await day.ForecastAsync();
        var told = (await day.LineAsync(KpiForecasts.Mean))[0];

        await day.PassAsync(cars: 200);
        Assert.True(day.IsDue);
        await day.ForecastAsync();

        var error = (await day.ErrorsAsync("near"))[^1];
        Assert.Equal(told.Time, error.Time);
        Assert.Equal(100 * Math.Abs(told.Value - 200) / 200, error.Value, 0.01);
    }

    [Fact]
    public async Task Run_ThreeHoursKnown_SaysHowMuchIsMissing()
    {
        await using var day = await ForecastDay.CreateAsync(Traffic, Begin, hours: 3);

        await day.ForecastAsync();

        Assert.Empty(await day.LineAsync(KpiForecasts.Mean));
        Assert.Equal((0, (ForecastBasis?)null, TimeSpan.FromHours(1)), (day.State.Series, day.State.Basis, day.State.Missing));
    }

    [Fact]
    public async Task Run_SixHoursKnown_TellsTheLevel()
    {
        await using var day = await ForecastDay.CreateAsync(Traffic, Begin, hours: 6);

        await day.ForecastAsync();

        Assert.Equal(24, (await day.LineAsync(KpiForecasts.Mean)).Count);
        Assert.Equal(ForecastBasis.Level, day.State.Basis);
    }

    [Fact]
    public async Task Run_WindowsOfTenMinutes_AreForecastByTheHour()
    {
        var finer = Traffic with { Every = KpiLab.Part(10), Version = "10" };
        await using var day = await ForecastDay.CreateAsync(finer, Begin, hours: 4 * 24);

        await day.ForecastAsync();

        var mean = await day.LineAsync(KpiForecasts.Mean);
        Assert.Equal(24, mean.Count);
        Assert.Equal(TimeSpan.FromHours(1), mean[1].Time - mean[0].Time);
    }
}
