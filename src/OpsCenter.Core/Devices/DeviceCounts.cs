using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Devices;

/// <summary>What came from one device since the server's start.</summary>
/// <param name="Messages">Of which something was understood.</param>
/// <param name="Readings">Stored.</param>
/// <param name="Refused">Messages of which something went to quarantine.</param>
/// <param name="Last">Of either kind.</param>
/// <param name="Interval">Smoothed time between messages; null before the second.</param>
/// <param name="PerMinute">Readings of the last whole minute; null in the first.</param>
/// <param name="Source">Mapping or built-in way that took the newest message; empty while nothing was understood.</param>
/// <param name="Sender">Credential or client that carried the newest one; a gateway has another name than the device.</param>
public sealed record DeviceCounts(
    long Messages, long Readings, long Refused, Instant Last, TimeSpan? Interval, long? PerMinute, string Source, string? Sender);
