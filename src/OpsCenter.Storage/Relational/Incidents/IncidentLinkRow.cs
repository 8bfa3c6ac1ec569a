using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Incidents;

internal sealed class IncidentLinkRow
{
    public required string Number { get; init; }

    /// <summary><see cref="IncidentLinkKind"/> by name.</summary>
    public required string Kind { get; init; }

    public required string Target { get; init; }

    public required string LabelVi { get; init; }

    public required string LabelEn { get; init; }

    public required long AtNs { get; init; }

    public string? Who { get; init; }

    public static IncidentLinkRow From(IncidentLink link, string number, string target) => new()
    {
        Number = number,
        Kind = link.Kind.ToString(),
        Target = target,
        LabelVi = link.Label.Vi,
        LabelEn = link.Label.En,
        AtNs = link.At.UnixNanoseconds,
        Who = link.Who,
    };

    public IncidentLink ToLink() => new(Enum.Parse<IncidentLinkKind>(Kind), Target, new LocalizedText(LabelVi, LabelEn), new Instant(AtNs), Who);

    internal sealed class Mapping : IEntityTypeConfiguration<IncidentLinkRow>
    {
        public void Configure(EntityTypeBuilder<IncidentLinkRow> builder)
        {
            builder.ToTable("incident_links").HasKey(row => new { row.Number, row.Kind, row.Target });
            builder.Property(row => row.Number).HasMaxLength(32);
            builder.Property(row => row.Kind).HasMaxLength(32);
            builder.Property(row => row.Target).HasMaxLength(256);
            builder.HasIndex(row => new { row.Kind, row.Target });
        }
    }
}
