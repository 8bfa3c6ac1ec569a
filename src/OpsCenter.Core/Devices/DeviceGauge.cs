using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Devices;

/// <summary>A value a device tells of itself: its battery, its signal.</summary>
/// <param name="Field">Which field it came from.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">From the field catalogue, else the usual one of the field.</param>
/// <param name="At">When it was measured.</param>
/// <param name="Low">Someone should go there.</param>
public sealed record DeviceGauge(string Field, double Value, string Unit, Instant At, bool Low);
