using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>Builders; the moment is 2026-11-22T09:00:00+07:00.</summary>
internal static class Some
{
    public static readonly Instant Moment = Instant.From(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(7)));

    public static SeriesKey Series(string site = "ben-binh", string measurement = "river", string field = "level", string pack = "water") =>
        new(measurement, [new("site", site), new("pack", pack)], field);

    public static Reading Reading(
        double value,
        double atSeconds = 0,
        SeriesKey? series = null,
        Quality quality = Quality.Good,
        ReadingFlags flags = ReadingFlags.None,
        double receivedAfterMs = 250)
    {
        var time = Moment + TimeSpan.FromSeconds(atSeconds);
        return new Reading(series ?? Series(), time, value, quality, flags, time + TimeSpan.FromMilliseconds(receivedAfterMs));
    }

    public static OperationalEvent Event(string id, double atSeconds = 0, string kind = "camera.person", string text = "Người ở cổng") => new()
    {
        Id = id,
        Time = Moment + TimeSpan.FromSeconds(atSeconds),
        ReceivedAt = Moment + TimeSpan.FromSeconds(atSeconds + 1),
        Kind = kind,
        Severity = Severity.Low,
        Pack = "cameras",
        Site = "cong-chinh",
        Area = "hai-duong-city",
        Device = "nvr-1",
        Text = text,
        AttributesJson = """{"plate":"34A-123.45","score":0.91}""",
        PictureUrl = "/api/events/1/snapshot.jpg",
        PersonalDataFields = ["plate"],
        Flags = ReadingFlags.Simulated,
    };

    public static TelemetryBatch Batch(params Reading[] readings) => new(readings, []);

    public static TelemetryBatch Batch(params OperationalEvent[] events) => new([], events);
}
