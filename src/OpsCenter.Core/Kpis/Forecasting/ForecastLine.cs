using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>A series on the steps of its grid.</summary>
/// <param name="Series">Of the KPI.</param>
/// <param name="Starts">Of the steps, oldest first.</param>
/// <param name="Values">Null where there is none.</param>
/// <param name="Flags">Of the newest.</param>
internal sealed record ForecastLine(SeriesKey Series, Instant[] Starts, double?[] Values, ReadingFlags Flags)
{
    public int Known { get; } = Values.Count(value => value is not null);

    public ErrorScale Scale { get; } = ErrorScale.Of(Values.Select(value => value ?? double.NaN));
}
