namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>What a forecast rests on.</summary>
public enum ForecastBasis
{
    /// <summary>Less than three days of history: the newest values alone.</summary>
    Level,

    /// <summary>The shape of the day.</summary>
    Day,

    /// <summary>Two weeks and more: the shape of the week as well.</summary>
    Week,
}
