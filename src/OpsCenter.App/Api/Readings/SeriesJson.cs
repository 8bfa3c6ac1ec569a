using System.Text.Json;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Readings;

/// <summary>Parts of a series and of a reading as the interface spells them.</summary>
internal static class SeriesJson
{
    private static readonly ReadingFlags[] Flags = [ReadingFlags.Late, ReadingFlags.Revised, ReadingFlags.Simulated, ReadingFlags.ClockReplaced];

    public static IReadOnlyDictionary<string, string> Tags(SeriesKey series) => series.Tags.ToDictionary(tag => tag.Key, tag => tag.Value);

    public static string Unit(SeriesKey series, FieldCatalogue fields) => fields.Find(series.Measurement, series.Field)?.Unit ?? "";

    public static string Name<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static IReadOnlyList<string> Names(ReadingFlags flags) => [.. Flags.Where(flag => flags.HasFlag(flag)).Select(Name)];
}
