using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Jobs;

/// <summary>One step of a forecast.</summary>
/// <param name="Time">Its window's start.</param>
/// <param name="Value">Expected.</param>
/// <param name="Low">One of ten values is below.</param>
/// <param name="High">One of ten is above.</param>
public readonly record struct ForecastMoment(Instant Time, double Value, double Low, double High);
