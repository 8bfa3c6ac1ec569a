using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Anomalies;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Anomalies;

internal sealed class AnomalyRow
{
    public required string Id { get; init; }

    /// <summary>As <see cref="SeriesKey.Canonical"/> tells it.</summary>
    public required string Series { get; init; }

    public required long BeganNs { get; init; }

    public required long SeenNs { get; set; }

    public long? EndedNs { get; set; }

    public required double Value { get; set; }

    public required double Usual { get; set; }

    public required double Score { get; set; }

    public required double Peak { get; set; }

    public required double Importance { get; set; }

    public required int Weeks { get; set; }

    /// <summary><see cref="AnomalyVerdict"/> by name.</summary>
    public string? Verdict { get; init; }

    public string? JudgedBy { get; init; }

    public long? JudgedNs { get; init; }

    public string? Reason { get; init; }

    public static AnomalyRow From(Anomaly anomaly) => new()
    {
        Id = anomaly.Id,
        Series = anomaly.Series.Canonical,
        BeganNs = anomaly.BeganAt.UnixNanoseconds,
        SeenNs = anomaly.SeenAt.UnixNanoseconds,
        EndedNs = anomaly.EndedAt?.UnixNanoseconds,
        Value = anomaly.Value,
        Usual = anomaly.Usual,
        Score = anomaly.Score,
        Peak = anomaly.Peak,
        Importance = anomaly.Importance,
        Weeks = anomaly.Weeks,
        Verdict = anomaly.Verdict?.ToString(),
        JudgedBy = anomaly.JudgedBy,
        JudgedNs = anomaly.JudgedAt?.UnixNanoseconds,
        Reason = anomaly.Reason,
    };

    /// <summary>What was seen of it since; a verdict is not seen.</summary>
    public void See(Anomaly anomaly)
    {
        (SeenNs, EndedNs) = (anomaly.SeenAt.UnixNanoseconds, anomaly.EndedAt?.UnixNanoseconds);
        (Value, Usual, Score, Peak) = (anomaly.Value, anomaly.Usual, anomaly.Score, anomaly.Peak);
        (Importance, Weeks) = (anomaly.Importance, anomaly.Weeks);
    }

    public Anomaly ToAnomaly() => new()
    {
        Id = Id,
        Series = SeriesKeyParser.Parse(Series),
        BeganAt = new Instant(BeganNs),
        SeenAt = new Instant(SeenNs),
        EndedAt = EndedNs is { } ended ? new Instant(ended) : null,
        Value = Value,
        Usual = Usual,
        Score = Score,
        Peak = Peak,
        Importance = Importance,
        Weeks = Weeks,
        Verdict = Enum.TryParse<AnomalyVerdict>(Verdict, out var verdict) ? verdict : null,
        JudgedBy = JudgedBy,
        JudgedAt = JudgedNs is { } judged ? new Instant(judged) : null,
        Reason = Reason,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<AnomalyRow>
    {
        public void Configure(EntityTypeBuilder<AnomalyRow> builder)
        {
            builder.ToTable("anomalies").HasKey(row => row.Id);
            builder.Property(row => row.Id).HasMaxLength(32);
            builder.Property(row => row.Verdict).HasMaxLength(32);
            builder.Property(row => row.JudgedBy).HasMaxLength(256);
            builder.HasIndex(row => row.EndedNs);
            builder.HasIndex(row => row.SeenNs);
        }
    }
}
