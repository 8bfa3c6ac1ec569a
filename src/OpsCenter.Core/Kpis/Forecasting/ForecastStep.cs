namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>One step ahead.</summary>
/// <param name="Value">Expected.</param>
/// <param name="Low">Four of five times it is not below.</param>
/// <param name="High">Nor above.</param>
public readonly record struct ForecastStep(double Value, double Low, double High);
