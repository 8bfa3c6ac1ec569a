using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational.Access;

internal sealed class ScreenRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Screen { get; init; }

    public required string KeySha256 { get; init; }

    public required long PairedNs { get; init; }

    public required string PairedBy { get; init; }

    public long? RevokedNs { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ScreenRow>
    {
        public void Configure(EntityTypeBuilder<ScreenRow> builder)
        {
            builder.ToTable("screens").HasKey(row => row.Id);
            builder.Property(row => row.Id).HasMaxLength(64);
            builder.Property(row => row.Name).HasMaxLength(256);
            builder.Property(row => row.Screen).HasMaxLength(256);
            builder.Property(row => row.KeySha256).HasColumnName("KeyHash").HasMaxLength(64);
            builder.Property(row => row.PairedBy).HasMaxLength(256);
        }
    }
}
