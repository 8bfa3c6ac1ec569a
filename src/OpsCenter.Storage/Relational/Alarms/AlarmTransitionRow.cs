using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Alarms;

internal sealed class AlarmTransitionRow
{
    public required long Sequence { get; init; }

    public required string AlarmId { get; init; }

    public required string RuleId { get; init; }

    /// <summary>Canonical.</summary>
    public required string Series { get; init; }

    /// <summary><see cref="AlarmTransitionKind"/> by name.</summary>
    public required string Kind { get; init; }

    public required long AtNs { get; init; }

    public required long RecordedNs { get; init; }

    public required int Level { get; init; }

    public required int Severity { get; init; }

    public required string TitleVi { get; init; }

    public required string TitleEn { get; init; }

    public required string LevelVi { get; init; }

    public required string LevelEn { get; init; }

    public required double Value { get; init; }

    public required double Limit { get; init; }

    public required string Unit { get; init; }

    public required bool Active { get; init; }

    public required bool Acknowledged { get; init; }

    public string? Who { get; init; }

    public string? Comment { get; init; }

    public required int Flags { get; init; }

    /// <summary><see cref="AlarmHoldKind"/> by name; null where nothing kept it quiet.</summary>
    public string? Hold { get; init; }

    public static AlarmTransitionRow From(AlarmTransition transition) => new()
    {
        Sequence = transition.Sequence,
        AlarmId = transition.AlarmId,
        RuleId = transition.RuleId,
        Series = transition.Series.Canonical,
        Kind = transition.Kind.ToString(),
        AtNs = transition.At.UnixNanoseconds,
        RecordedNs = transition.RecordedAt.UnixNanoseconds,
        Level = transition.Level,
        Severity = (int)transition.Severity,
        TitleVi = transition.Title.Vi,
        TitleEn = transition.Title.En,
        LevelVi = transition.LevelName.Vi,
        LevelEn = transition.LevelName.En,
        Value = transition.Value,
        Limit = transition.Limit,
        Unit = transition.Unit,
        Active = transition.Active,
        Acknowledged = transition.Acknowledged,
        Who = transition.Who,
        Comment = transition.Comment,
        Flags = (int)transition.Flags,
        Hold = transition.Hold?.ToString(),
    };

    public AlarmTransition ToTransition() => new()
    {
        Sequence = Sequence,
        AlarmId = AlarmId,
        RuleId = RuleId,
        Series = SeriesKeyParser.Parse(Series),
        Kind = Enum.Parse<AlarmTransitionKind>(Kind),
        At = new Instant(AtNs),
        RecordedAt = new Instant(RecordedNs),
        Level = Level,
        Severity = (Severity)Severity,
        Title = new LocalizedText(TitleVi, TitleEn),
        LevelName = new LocalizedText(LevelVi, LevelEn),
        Value = Value,
        Limit = Limit,
        Unit = Unit,
        Active = Active,
        Acknowledged = Acknowledged,
        Who = Who,
        Comment = Comment,
        Flags = (ReadingFlags)Flags,
        Hold = Hold is null ? null : Enum.Parse<AlarmHoldKind>(Hold),
    };

    internal sealed class Mapping : IEntityTypeConfiguration<AlarmTransitionRow>
    {
        public void Configure(EntityTypeBuilder<AlarmTransitionRow> builder)
        {
            builder.ToTable("alarm_transitions").HasKey(row => row.Sequence);
            builder.Property(row => row.Sequence).ValueGeneratedNever();
            builder.Property(row => row.AlarmId).HasMaxLength(256);
            builder.Property(row => row.Kind).HasMaxLength(32);
            builder.Property(row => row.Hold).HasMaxLength(32);
            builder.Property(row => row.Limit).HasColumnName("limit_value");
            builder.HasIndex(row => new { row.AlarmId, row.Sequence });
        }
    }
}
