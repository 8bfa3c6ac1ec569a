using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Alarms;

internal sealed class AlarmStateRow
{
    public required string Id { get; init; }

    public required string RuleId { get; init; }

    /// <summary>Canonical.</summary>
    public required string Series { get; init; }

    public required int Level { get; init; }

    public required int ShownLevel { get; init; }

    public required bool Acknowledged { get; init; }

    public string? Owner { get; init; }

    public string? Comment { get; init; }

    public required long SinceNs { get; init; }

    public required long ChangedNs { get; init; }

    public required double Value { get; init; }

    public required double Limit { get; init; }

    public required int Flags { get; init; }

    public required long Sequence { get; init; }

    public required long LastNs { get; init; }

    public required double LastValue { get; init; }

    /// <summary>JSON array of <see cref="Rung"/>.</summary>
    public required string Rungs { get; init; }

    /// <summary>JSON of <see cref="AlarmLifeJson"/>; null where nothing ever happened to it.</summary>
    public string? Life { get; init; }

    public static AlarmStateRow From(AlarmStateRecord state) => new()
    {
        Id = state.Id,
        RuleId = state.RuleId,
        Series = state.Series.Canonical,
        Level = state.Level,
        ShownLevel = state.ShownLevel,
        Acknowledged = state.Acknowledged,
        Owner = state.Owner,
        Comment = state.Comment,
        SinceNs = state.Since.UnixNanoseconds,
        ChangedNs = state.ChangedAt.UnixNanoseconds,
        Value = state.Value,
        Limit = state.Limit,
        Flags = (int)state.Flags,
        Sequence = state.Sequence,
        LastNs = state.LastTime.UnixNanoseconds,
        LastValue = state.LastValue,
        Life = AlarmLifeJson.Write(state.Life),
        Rungs = JsonSerializer.Serialize(
            state.Rungs.Select(rung => new Rung(rung.Raised, rung.OnSince?.UnixNanoseconds, rung.OffSince?.UnixNanoseconds))),
    };

    public AlarmStateRecord ToRecord() => new()
    {
        Id = Id,
        RuleId = RuleId,
        Series = SeriesKeyParser.Parse(Series),
        Level = Level,
        ShownLevel = ShownLevel,
        Acknowledged = Acknowledged,
        Owner = Owner,
        Comment = Comment,
        Since = new Instant(SinceNs),
        ChangedAt = new Instant(ChangedNs),
        Value = Value,
        Limit = Limit,
        Flags = (ReadingFlags)Flags,
        Sequence = Sequence,
        LastTime = new Instant(LastNs),
        LastValue = LastValue,
        Life = AlarmLifeJson.Read(Life),
        Rungs = [.. (JsonSerializer.Deserialize<Rung[]>(Rungs) ?? []).Select(
            rung => new AlarmRungRecord(rung.Raised, Moment(rung.OnNs), Moment(rung.OffNs)))],
    };

    private static Instant? Moment(long? nanoseconds) => nanoseconds is { } value ? new Instant(value) : null;

    /// <summary>Stored JSON; the names are part of the format.</summary>
    private sealed record Rung(bool Raised, long? OnNs, long? OffNs);

    internal sealed class Mapping : IEntityTypeConfiguration<AlarmStateRow>
    {
        public void Configure(EntityTypeBuilder<AlarmStateRow> builder)
        {
            builder.ToTable("alarm_states").HasKey(row => row.Id);
            builder.Property(row => row.Id).HasMaxLength(256);
            builder.Property(row => row.Limit).HasColumnName("limit_value");
        }
    }
}
