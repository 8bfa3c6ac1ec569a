namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>One step ahead.</summary>
/// <param name="Value">Expected.</param>
/// <param name="Low">One of ten values is below.</param>
/// <param name="High">One of ten is above.</param>
public readonly record struct ForecastStep(double Value, double Low, double High);
