using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpsCenter.Storage.Relational.Notifications;

/// <summary>One row: up to which transition news have been routed.</summary>
internal sealed class NotificationProgressRow
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    /// <summary>Null before the first start.</summary>
    public long? Sequence { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NotificationProgressRow>
    {
        public void Configure(EntityTypeBuilder<NotificationProgressRow> builder)
        {
            builder.ToTable("notification_progress").HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
        }
    }
}
