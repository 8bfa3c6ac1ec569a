namespace OpsCenter.Core.Devices;

/// <summary>What a pack's <c>devices.yaml</c> says of a device. Every part may be missing: a device needs no entry to send.</summary>
/// <param name="Id">Value of the <c>device</c> tag.</param>
/// <param name="Model">Maker and type, as on the plate.</param>
/// <param name="Firmware">As last written down; a device that tells its own in the tag <c>firmware</c> wins.</param>
/// <param name="CalibrationDue">Last day the calibration holds, in local time.</param>
/// <param name="Interval">Normal time between messages; null: the shortest of its fields.</param>
/// <param name="BatteryLow">Below is low, in the unit of its battery field; null: see <see cref="DeviceFields"/>.</param>
public sealed record DeviceConfig(
    string Id, string? Model, string? Firmware, DateOnly? CalibrationDue, TimeSpan? Interval, double? BatteryLow);
