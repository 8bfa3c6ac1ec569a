namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>What is expected of the steps to come.</summary>
/// <param name="Steps">The next first.</param>
/// <param name="Error">Mean error of such forecasts over the newest part of the history, in its own unit, or, of what is never zero or below, of its logarithm (0.1 is ten percent).</param>
/// <param name="NaiveError">The same of saying "as at this time of the last week, or day where there is no week yet".</param>
public sealed record Forecast(IReadOnlyList<ForecastStep> Steps, double Error, double NaiveError);
