namespace OpsCenter.App.Api.Kpis;

/// <summary>One step of a forecast.</summary>
/// <param name="Time">Start of its window, RFC 3339.</param>
/// <param name="Value">Expected.</param>
/// <param name="Low">One of ten values is below.</param>
/// <param name="High">One of ten is above.</param>
public sealed record KpiForecastStepJson(string Time, double Value, double Low, double High);
