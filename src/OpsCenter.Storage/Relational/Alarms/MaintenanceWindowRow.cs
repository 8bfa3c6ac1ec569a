using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational.Alarms;

internal sealed class MaintenanceWindowRow
{
    public required string Id { get; init; }

    public required string Reason { get; init; }

    /// <summary>JSON.</summary>
    public required string Scope { get; init; }

    /// <summary>JSON.</summary>
    public required string Schedule { get; init; }

    public required string MadeBy { get; init; }

    public required long MadeNs { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MaintenanceWindowRow>
    {
        public void Configure(EntityTypeBuilder<MaintenanceWindowRow> builder)
        {
            builder.ToTable("maintenance_windows").HasKey(row => row.Id);
            builder.Property(row => row.Id).HasMaxLength(64);
        }
    }
}
