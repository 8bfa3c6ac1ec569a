namespace OpsCenter.Core.Telemetry;

/// <summary>One value of one series at one moment.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Time">The device's time, or ours where the device's was not believable (<see cref="ReadingFlags.ClockReplaced"/>).</param>
/// <param name="Value">Finite; in the unit that <see cref="FieldCatalogue"/> gives for the field.</param>
/// <param name="Quality">Trust.</param>
/// <param name="Flags">Marks to show.</param>
/// <param name="ReceivedAt">When the server took the message in.</param>
public readonly record struct Reading(
    SeriesKey Series, Instant Time, double Value, Quality Quality, ReadingFlags Flags, Instant ReceivedAt);
