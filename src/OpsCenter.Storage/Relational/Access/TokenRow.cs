using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational.Access;

internal sealed class TokenRow
{
    public required string Name { get; init; }

    public required string SecretSha256 { get; init; }

    /// <summary>Scope names joined by commas.</summary>
    public required string Scopes { get; init; }

    public required long CreatedNs { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TokenRow>
    {
        public void Configure(EntityTypeBuilder<TokenRow> builder)
        {
            builder.ToTable("tokens").HasKey(row => row.Name);
            builder.Property(row => row.Name).HasMaxLength(256);
            builder.Property(row => row.SecretSha256).HasColumnName("SecretHash").HasMaxLength(64);
        }
    }
}
