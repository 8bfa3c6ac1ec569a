using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Kpis;

/// <summary>How far a KPI is computed.</summary>
internal sealed class KpiProgressRow
{
    public required string Kpi { get; init; }

    public required string Version { get; init; }

    public required long ComputedNs { get; init; }

    public required long BackfilledNs { get; init; }

    public long? PastNs { get; init; }

    public long? LastNs { get; init; }

    public required double LastSeconds { get; init; }

    public required int LastFigures { get; init; }

    public required int LastGaps { get; init; }

    public string? LastReason { get; init; }

    public string? Error { get; init; }

    public static KpiProgressRow From(KpiProgress progress) => new()
    {
        Kpi = progress.Kpi,
        Version = progress.Version,
        ComputedNs = progress.ComputedTo.UnixNanoseconds,
        BackfilledNs = progress.BackfilledFrom.UnixNanoseconds,
        PastNs = progress.PastBegins?.UnixNanoseconds,
        LastNs = progress.LastAt?.UnixNanoseconds,
        LastSeconds = progress.LastTook.TotalSeconds,
        LastFigures = progress.LastFigures,
        LastGaps = progress.LastGaps,
        LastReason = progress.LastReason,
        Error = progress.Error,
    };

    public KpiProgress ToProgress() => new()
    {
        Kpi = Kpi,
        Version = Version,
        ComputedTo = new Instant(ComputedNs),
        BackfilledFrom = new Instant(BackfilledNs),
        PastBegins = PastNs is { } past ? new Instant(past) : null,
        LastAt = LastNs is { } last ? new Instant(last) : null,
        LastTook = TimeSpan.FromSeconds(LastSeconds),
        LastFigures = LastFigures,
        LastGaps = LastGaps,
        LastReason = LastReason,
        Error = Error,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<KpiProgressRow>
    {
        public void Configure(EntityTypeBuilder<KpiProgressRow> builder)
        {
            builder.ToTable("kpi_progress").HasKey(row => row.Kpi);
            builder.Property(row => row.Kpi).HasMaxLength(256);
            builder.Property(row => row.Version).HasMaxLength(64);
        }
    }
}
