using OpsCenter.Core.Calendars;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>The steps in which a KPI is forecast: its own windows, or whole hours where those are shorter.</summary>
public sealed class ForecastGrid
{
    private const int MostMonths = 120;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan WholeDay = TimeSpan.FromDays(1);
    private readonly bool _weeks;

    private ForecastGrid(KpiStep step, bool fromFiner, int day, bool weeks, int ahead) => (Step, IsFromFiner, Day, _weeks, Ahead) = (step, fromFiner, day, weeks, ahead);

    public KpiStep Step { get; }

    /// <summary>A step is the mean of several windows.</summary>
    public bool IsFromFiner { get; }

    /// <summary>Steps of a day; of months and longer, of a year.</summary>
    public int Day { get; }

    /// <summary>So many steps are told.</summary>
    public int Ahead { get; }

    public static ForecastGrid Of(KpiDefinition kpi) => kpi.Every switch
    {
        { Unit: KpiStepUnit.Part, Part: var part } => part < Hour
            ? new ForecastGrid(new KpiStep(KpiStepUnit.Part, Hour), true, 24, true, 24)
            : new ForecastGrid(kpi.Every, false, (int)(WholeDay / part), true, Math.Max((int)(WholeDay / part), 8)),
        { Unit: KpiStepUnit.Day } => new ForecastGrid(kpi.Every, false, 1, true, 14),
        { Unit: KpiStepUnit.Month } => new ForecastGrid(kpi.Every, false, 12, false, 6),
        { Unit: KpiStepUnit.Quarter } => new ForecastGrid(kpi.Every, false, 4, false, 4),
        _ => new ForecastGrid(kpi.Every, false, 1, false, 4),
    };

    public Forecaster Forecaster() => new(Day, _weeks);

    /// <summary>Starts of the steps before the origin that a forecast looks at, oldest first.</summary>
    public Instant[] Past(Instant origin)
    {
        var count = _weeks ? Forecaster().Longest : MostMonths;
        var starts = new Instant[count];
        var start = origin;
        for (var at = count - 1; at >= 0; at--)
        {
            starts[at] = start = Step.Before(start);
        }

        return starts;
    }

    /// <summary>Starts of the steps from the origin on.</summary>
    public Instant[] Future(Instant origin)
    {
        var starts = new Instant[Ahead];
        var start = origin;
        for (var at = 0; at < Ahead; at++)
        {
            (starts[at], start) = (start, Step.EndOf(start));
        }

        return starts;
    }

    /// <summary>Steps from Monday's midnight.</summary>
    public int PhaseOf(Instant start) => _weeks ? LocalClock.HourOfWeek(start) * Day / 24 : 0;

    /// <summary>As a week before, a day before where there was none, or as last seen before the origin.</summary>
    public double? Naive(double?[] values, int origin, int at)
    {
        foreach (var season in _weeks ? [Day * 7, Day, 1] : new[] { Day, 1 })
        {
            var before = at - (season * (((at - origin) / season) + 1));
            if (before >= 0 && values[before] is { } value)
            {
                return value;
            }
        }

        return null;
    }
}
