using System.Text.Json;
using System.Text.Json.Serialization;
using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Alarms;

/// <summary>Stored JSON of an alarm's life; the names are part of the format. What is absent is not the case.</summary>
internal sealed record AlarmLifeJson(
    AlarmLifeJson.ShelfJson? Shelf, AlarmLifeJson.WorkJson? Work, AlarmLifeJson.CauseJson? Cause, bool Quiet, long? CalledNs, bool Flapping, int FlappingLevel,
    long? MovedNs, long[]? RaisesNs)
{
    private static readonly JsonSerializerOptions Short = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static string? Write(AlarmLifeRecord? life) => life is null ? null : JsonSerializer.Serialize(
        new AlarmLifeJson(
            life.Shelf is { } shelf ? new ShelfJson(shelf.Who, shelf.Reason, shelf.Since.UnixNanoseconds, shelf.Until.UnixNanoseconds) : null,
            life.Work is { } work ? new WorkJson(work.WindowId, work.Who, work.Reason, work.Until.UnixNanoseconds) : null,
            life.Cause is { } cause ? new CauseJson(cause.AlarmId, cause.ReleaseAt?.UnixNanoseconds) : null,
            life.Quiet,
            life.CalledAt?.UnixNanoseconds,
            life.Flapping,
            life.FlappingLevel,
            life.MovedAt?.UnixNanoseconds,
            life.Raises.Count > 0 ? [.. life.Raises.Select(raise => raise.UnixNanoseconds)] : null),
        Short);

    public static AlarmLifeRecord? Read(string? json) =>
        json is null || JsonSerializer.Deserialize<AlarmLifeJson>(json, Short) is not { } life ? null : new AlarmLifeRecord
        {
            Shelf = life.Shelf is { } shelf ? new AlarmShelf(shelf.Who, shelf.Reason, new Instant(shelf.SinceNs), new Instant(shelf.UntilNs)) : null,
            Work = life.Work is { } work ? new AlarmWork(work.WindowId, work.Who, work.Reason, new Instant(work.UntilNs)) : null,
            Cause = life.Cause is { } cause ? new AlarmCause(cause.AlarmId, Moment(cause.ReleaseNs)) : null,
            Quiet = life.Quiet,
            CalledAt = Moment(life.CalledNs),
            Flapping = life.Flapping,
            FlappingLevel = life.FlappingLevel,
            MovedAt = Moment(life.MovedNs),
            Raises = [.. (life.RaisesNs ?? []).Select(raise => new Instant(raise))],
        };

    private static Instant? Moment(long? nanoseconds) => nanoseconds is { } value ? new Instant(value) : null;

    internal sealed record ShelfJson(string Who, string Reason, long SinceNs, long UntilNs);

    internal sealed record WorkJson(string WindowId, string Who, string Reason, long UntilNs);

    internal sealed record CauseJson(string AlarmId, long? ReleaseNs);
}
