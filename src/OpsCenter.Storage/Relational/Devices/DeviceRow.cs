using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational.Devices;

internal sealed class DeviceRow
{
    public required string Id { get; init; }

    public required string PasswordHash { get; init; }

    /// <summary>JSON array of topic filters.</summary>
    public required string Publish { get; init; }

    /// <summary>JSON array of topic filters.</summary>
    public required string Subscribe { get; init; }

    public required bool Fleet { get; init; }

    public required bool Simulated { get; init; }

    public required long CreatedNs { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DeviceRow>
    {
        public void Configure(EntityTypeBuilder<DeviceRow> builder)
        {
            builder.ToTable("devices").HasKey(row => row.Id);
            builder.Property(row => row.Id).HasMaxLength(256);
        }
    }
}
