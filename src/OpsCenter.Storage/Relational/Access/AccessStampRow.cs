using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational.Access;

/// <summary>One row; its value grows with every change of a device, token or screen.</summary>
internal sealed class AccessStampRow
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    public required long Value { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccessStampRow>
    {
        public void Configure(EntityTypeBuilder<AccessStampRow> builder)
        {
            builder.ToTable("access_stamp").HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
        }
    }
}
