using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Briefings;

internal sealed class BriefingSubscriptionRow
{
    /// <summary>Given by the database.</summary>
    public int Number { get; init; }

    /// <summary><see cref="BriefingPeriodKind"/> by name.</summary>
    public required string Period { get; init; }

    public string? Area { get; init; }

    /// <summary><see cref="NoticeLanguage"/> by name.</summary>
    public required string Language { get; init; }

    public required int Hour { get; init; }

    public required string Channel { get; init; }

    public required string MadeBy { get; init; }

    public required long MadeNs { get; init; }

    public required long SentToNs { get; init; }

    public static BriefingSubscriptionRow From(BriefingSubscription subscription) => new()
    {
        Period = subscription.Period.ToString(),
        Area = subscription.Area,
        Language = subscription.Language.ToString(),
        Hour = subscription.Hour,
        Channel = subscription.Channel,
        MadeBy = subscription.MadeBy,
        MadeNs = subscription.MadeAt.UnixNanoseconds,
        SentToNs = subscription.SentTo.UnixNanoseconds,
    };

    public BriefingSubscription ToSubscription() => new()
    {
        Number = Number,
        Period = Enum.Parse<BriefingPeriodKind>(Period),
        Area = Area,
        Language = Enum.Parse<NoticeLanguage>(Language),
        Hour = Hour,
        Channel = Channel,
        MadeBy = MadeBy,
        MadeAt = new Instant(MadeNs),
        SentTo = new Instant(SentToNs),
    };

    internal sealed class Mapping : IEntityTypeConfiguration<BriefingSubscriptionRow>
    {
        public void Configure(EntityTypeBuilder<BriefingSubscriptionRow> builder)
        {
            builder.ToTable("briefing_subscriptions").HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedOnAdd();
            builder.Property(row => row.Period).HasMaxLength(16);
            builder.Property(row => row.Area).HasMaxLength(256);
            builder.Property(row => row.Language).HasMaxLength(8);
            builder.Property(row => row.Channel).HasMaxLength(64);
            builder.Property(row => row.MadeBy).HasMaxLength(256);
        }
    }
}
