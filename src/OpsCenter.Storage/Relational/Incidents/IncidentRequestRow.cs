using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational.Incidents;

/// <summary>One incident per citizen's request: the key is what holds it.</summary>
internal sealed class IncidentRequestRow
{
    public required string EventId { get; init; }

    public required string Number { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IncidentRequestRow>
    {
        public void Configure(EntityTypeBuilder<IncidentRequestRow> builder)
        {
            builder.ToTable("incident_requests").HasKey(row => row.EventId);
            builder.Property(row => row.EventId).HasMaxLength(256);
            builder.Property(row => row.Number).HasMaxLength(32);
        }
    }
}
