using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational.Incidents;

/// <summary>One row, which whoever opens an incident locks: the newest number, and up to where alarms have been dealt with.</summary>
internal sealed class IncidentProgressRow
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    public long? AlarmSequence { get; init; }

    public required int NumberYear { get; init; }

    public required int NumberLast { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IncidentProgressRow>
    {
        public void Configure(EntityTypeBuilder<IncidentProgressRow> builder)
        {
            builder.ToTable("incident_progress").HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
        }
    }
}
