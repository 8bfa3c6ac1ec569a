using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Incidents;

internal sealed class IncidentRow
{
    public required string Number { get; init; }

    public required string TitleVi { get; init; }

    public required string TitleEn { get; init; }

    public string? Description { get; init; }

    /// <summary><see cref="IncidentKind"/> by name.</summary>
    public required string Kind { get; init; }

    public string? Pack { get; init; }

    public string? Site { get; init; }

    public string? Area { get; init; }

    /// <summary>Site, or the area of what has none: where alarms are grouped.</summary>
    public string? Place { get; init; }

    public required int Severity { get; init; }

    /// <summary><see cref="IncidentStatus"/> by name.</summary>
    public required string Status { get; init; }

    public required bool IsOpen { get; init; }

    public string? Owner { get; init; }

    public string? Unit { get; init; }

    public required long CreatedNs { get; init; }

    public string? CreatedBy { get; init; }

    public required long ChangedNs { get; init; }

    public long? DueNs { get; init; }

    public long? AcknowledgedNs { get; init; }

    public long? ResolvedNs { get; init; }

    public string? Resolution { get; init; }

    public string? MergedInto { get; init; }

    public required int EscalationLevel { get; init; }

    public required long WaitingNs { get; init; }

    public required bool OverdueEscalated { get; init; }

    public long? LastAlarmNs { get; init; }

    public required bool Simulated { get; init; }

    public required long Version { get; init; }

    /// <summary>What is searched, by <see cref="ToneFree.Fold"/>.</summary>
    public required string Words { get; init; }

    public static IncidentRow From(Incident one, string number) => new()
    {
        Number = number,
        TitleVi = one.Title.Vi,
        TitleEn = one.Title.En,
        Description = one.Description,
        Kind = one.Kind.ToString(),
        Pack = one.Pack,
        Site = one.Site,
        Area = one.Area,
        Place = one.Place,
        Severity = (int)one.Severity,
        Status = one.Status.ToString(),
        IsOpen = one.IsOpen,
        Owner = one.Owner,
        Unit = one.Unit,
        CreatedNs = one.CreatedAt.UnixNanoseconds,
        CreatedBy = one.CreatedBy,
        ChangedNs = one.ChangedAt.UnixNanoseconds,
        DueNs = one.DueAt?.UnixNanoseconds,
        AcknowledgedNs = one.AcknowledgedAt?.UnixNanoseconds,
        ResolvedNs = one.ResolvedAt?.UnixNanoseconds,
        Resolution = one.Resolution,
        MergedInto = one.MergedInto,
        EscalationLevel = one.EscalationLevel,
        WaitingNs = one.WaitingSince.UnixNanoseconds,
        OverdueEscalated = one.OverdueEscalated,
        LastAlarmNs = one.LastAlarmAt?.UnixNanoseconds,
        Simulated = one.Simulated,
        Version = one.Version + 1,
        Words = ToneFree.Fold($"{number} {one.Title.Vi} {one.Title.En} {one.Description} {one.Site} {one.Area} {one.Owner} {one.Resolution}"),
    };

    public Incident ToIncident() => new()
    {
        Number = Number,
        Title = new LocalizedText(TitleVi, TitleEn),
        Description = Description,
        Kind = Enum.Parse<IncidentKind>(Kind),
        Pack = Pack,
        Site = Site,
        Area = Area,
        Severity = (Severity)Severity,
        Status = Enum.Parse<IncidentStatus>(Status),
        Owner = Owner,
        Unit = Unit,
        CreatedAt = new Instant(CreatedNs),
        CreatedBy = CreatedBy,
        ChangedAt = new Instant(ChangedNs),
        DueAt = Moment(DueNs),
        AcknowledgedAt = Moment(AcknowledgedNs),
        ResolvedAt = Moment(ResolvedNs),
        Resolution = Resolution,
        MergedInto = MergedInto,
        EscalationLevel = EscalationLevel,
        WaitingSince = new Instant(WaitingNs),
        OverdueEscalated = OverdueEscalated,
        LastAlarmAt = Moment(LastAlarmNs),
        Simulated = Simulated,
        Version = Version,
    };

    internal static Instant? Moment(long? nanoseconds) => nanoseconds is { } value ? new Instant(value) : null;

    internal sealed class Mapping : IEntityTypeConfiguration<IncidentRow>
    {
        public void Configure(EntityTypeBuilder<IncidentRow> builder)
        {
            builder.ToTable("incidents").HasKey(row => row.Number);
            builder.Property(row => row.Number).HasMaxLength(32);
            builder.Property(row => row.Kind).HasMaxLength(32);
            builder.Property(row => row.Status).HasMaxLength(32);
            builder.Property(row => row.Owner).HasMaxLength(256);
            builder.Property(row => row.Unit).HasMaxLength(64);
            builder.HasIndex(row => new { row.IsOpen, row.Severity });
            builder.HasIndex(row => new { row.Place, row.IsOpen });
        }
    }
}
