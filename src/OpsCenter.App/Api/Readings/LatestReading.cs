using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Readings;

/// <summary>Newest reading of a series.</summary>
/// <param name="Time">RFC 3339; the device's time.</param>
/// <param name="Unit">Empty for pure numbers and for fields that no pack describes.</param>
/// <param name="Quality">good, suspect or bad.</param>
/// <param name="Flags">late, revised, simulated, clockReplaced.</param>
/// <param name="ReceivedAt">RFC 3339; the server's time.</param>
public sealed record LatestReading(
    string Measurement, string Field, IReadOnlyDictionary<string, string> Tags, string Time, double Value, string Unit, string Quality, IReadOnlyList<string> Flags, string ReceivedAt)
{
    internal static LatestReading From(in Reading reading, FieldCatalogue fields) => new(
        reading.Series.Measurement,
        reading.Series.Field,
        SeriesJson.Tags(reading.Series),
        Rfc3339.Format(reading.Time),
        reading.Value,
        SeriesJson.Unit(reading.Series, fields),
        SeriesJson.Name(reading.Quality),
        SeriesJson.Names(reading.Flags),
        Rfc3339.Format(reading.ReceivedAt));
}
