using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Notifications;

internal sealed class DeliveryRow
{
    public required string Id { get; init; }

    public required string Channel { get; init; }

    public required string Route { get; init; }

    /// <summary>Of the transition; with the channel unique.</summary>
    public required long Sequence { get; init; }

    public required string AlarmId { get; init; }

    /// <summary><see cref="NoticeKind"/> by name.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON of the <see cref="Notice"/>.</summary>
    public required string Content { get; init; }

    /// <summary><see cref="DeliveryState"/> by name.</summary>
    public required string State { get; init; }

    public required long CreatedNs { get; init; }

    public required long NextNs { get; init; }

    public required int Attempts { get; init; }

    public string? Error { get; init; }

    public long? FinishedNs { get; init; }

    public string? Digest { get; init; }

    public static DeliveryRow From(Delivery delivery) => new()
    {
        Id = delivery.Id,
        Channel = delivery.Channel,
        Route = delivery.Route,
        Sequence = delivery.Notice.Sequence,
        AlarmId = delivery.Notice.AlarmId,
        Kind = delivery.Notice.Kind.ToString(),
        Content = NoticeJson.Write(delivery.Notice),
        State = delivery.State.ToString(),
        CreatedNs = delivery.CreatedAt.UnixNanoseconds,
        NextNs = delivery.NextAt.UnixNanoseconds,
        Attempts = delivery.Attempts,
        Error = delivery.Error,
        FinishedNs = delivery.FinishedAt?.UnixNanoseconds,
        Digest = delivery.Digest,
    };

    public Delivery ToDelivery() => new()
    {
        Id = Id,
        Channel = Channel,
        Route = Route,
        Notice = NoticeJson.Read(Content),
        State = Enum.Parse<DeliveryState>(State),
        CreatedAt = new Instant(CreatedNs),
        NextAt = new Instant(NextNs),
        Attempts = Attempts,
        Error = Error,
        FinishedAt = FinishedNs is { } finished ? new Instant(finished) : null,
        Digest = Digest,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<DeliveryRow>
    {
        public void Configure(EntityTypeBuilder<DeliveryRow> builder)
        {
            builder.ToTable("notification_deliveries").HasKey(row => row.Id);
            builder.Property(row => row.Id).HasMaxLength(64);
            builder.Property(row => row.Channel).HasMaxLength(64);
            builder.Property(row => row.Route).HasMaxLength(64);
            builder.Property(row => row.AlarmId).HasMaxLength(256);
            builder.Property(row => row.Kind).HasMaxLength(32);
            builder.Property(row => row.State).HasMaxLength(16);
            builder.Property(row => row.Digest).HasMaxLength(64);
            builder.HasIndex(row => new { row.Channel, row.Sequence }).IsUnique();
            builder.HasIndex(row => new { row.State, row.Channel, row.Sequence });
            builder.HasIndex(row => new { row.AlarmId, row.Sequence });
        }
    }
}
