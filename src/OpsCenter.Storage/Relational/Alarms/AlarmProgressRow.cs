using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational.Alarms;

/// <summary>One row: up to which commit readings have been judged.</summary>
internal sealed class AlarmProgressRow
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    public long? EvaluatedNs { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AlarmProgressRow>
    {
        public void Configure(EntityTypeBuilder<AlarmProgressRow> builder)
        {
            builder.ToTable("alarm_progress").HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
        }
    }
}
