using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Incidents;

internal sealed class IncidentEntryRow
{
    public required string Number { get; init; }

    public required int Position { get; init; }

    public required long AtNs { get; init; }

    public string? Who { get; init; }

    /// <summary><see cref="IncidentEntryKind"/> by name.</summary>
    public required string Kind { get; init; }

    public string? Detail { get; init; }

    public string? TextVi { get; init; }

    public string? TextEn { get; init; }

    public static IncidentEntryRow From(IncidentEntry entry, string number, string? detail, int position) => new()
    {
        Number = number,
        Position = position,
        AtNs = entry.At.UnixNanoseconds,
        Who = entry.Who,
        Kind = entry.Kind.ToString(),
        Detail = detail,
        TextVi = entry.Text?.Vi,
        TextEn = entry.Text?.En,
    };

    public IncidentEntry ToEntry() => new(
        Enum.Parse<IncidentEntryKind>(Kind), new Instant(AtNs), Who, Detail, TextVi is null ? null : new LocalizedText(TextVi, TextEn ?? TextVi), Position);

    internal sealed class Mapping : IEntityTypeConfiguration<IncidentEntryRow>
    {
        public void Configure(EntityTypeBuilder<IncidentEntryRow> builder)
        {
            builder.ToTable("incident_entries").HasKey(row => new { row.Number, row.Position });
            builder.Property(row => row.Number).HasMaxLength(32);
            builder.Property(row => row.Position).ValueGeneratedNever();
            builder.Property(row => row.Kind).HasMaxLength(32);
        }
    }
}
