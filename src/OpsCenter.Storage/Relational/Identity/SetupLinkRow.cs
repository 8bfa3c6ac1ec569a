using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational.Identity;

internal sealed class SetupLinkRow
{
    public required string SecretSha256 { get; init; }

    public required long CreatedNs { get; init; }

    public required long ExpiresNs { get; init; }

    public long? UsedNs { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SetupLinkRow>
    {
        public void Configure(EntityTypeBuilder<SetupLinkRow> builder)
        {
            builder.ToTable("setup_links").HasKey(row => row.SecretSha256);
            builder.Property(row => row.SecretSha256).HasColumnName("SecretHash").HasMaxLength(64);
        }
    }
}
