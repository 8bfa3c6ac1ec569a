using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational.Audit;

/// <summary>One row: the newest entry's number and hash, so that entries cut off the end are missed.</summary>
internal sealed class AuditHeadRow
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    public required long Number { get; set; }

    public required string Hash { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditHeadRow>
    {
        public void Configure(EntityTypeBuilder<AuditHeadRow> builder)
        {
            builder.ToTable("audit_head").HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.Hash).HasMaxLength(64);
        }
    }
}
