using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational;

internal sealed class SettingRow
{
    public required string Key { get; init; }

    public required string Value { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SettingRow>
    {
        public void Configure(EntityTypeBuilder<SettingRow> builder)
        {
            builder.ToTable("settings").HasKey(row => row.Key);
            builder.Property(row => row.Key).HasMaxLength(256);
        }
    }
}
