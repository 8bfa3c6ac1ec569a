using OpsCenter.Core.Calendars;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings.Mailing;

/// <summary>A briefing that goes out by itself. Immutable.</summary>
public sealed record BriefingSubscription
{
    /// <summary>Hours after midnight; a shift goes out when it ends.</summary>
    public const int MostHour = 23;

    /// <summary>Counted from 1; 0 before it is kept. Never given twice.</summary>
    public int Number { get; init; }

    public required BriefingPeriodKind Period { get; init; }

    /// <summary>Null for all areas.</summary>
    public string? Area { get; init; }

    public required NoticeLanguage Language { get; init; }

    /// <summary>Local hour of the day after the period, 0 to <see cref="MostHour"/>.</summary>
    public required int Hour { get; init; }

    /// <summary>Channel of <c>notifications.yaml</c>: whom it goes to is written there.</summary>
    public required string Channel { get; init; }

    public required string MadeBy { get; init; }

    public required Instant MadeAt { get; init; }

    /// <summary>Start of the newest period that was put into the outbox, or was over when it was made.</summary>
    public required Instant SentTo { get; init; }

    /// <summary>The newest period whose briefing is to be out by now. What was missed before it while the server was down is not sent any more.</summary>
    public BriefingPeriod DueAt(Instant now)
    {
        var period = BriefingPeriod.Containing(Period, now).Previous;
        return TimeOf(period) <= now ? period : period.Previous;
    }

    public bool IsDue(Instant now) => DueAt(now).Start > SentTo;

    /// <summary>When the briefing of a period goes out.</summary>
    public Instant TimeOf(BriefingPeriod period) => Period == BriefingPeriodKind.Shift
        ? period.End
        : LocalClock.At(LocalClock.Local(period.End).Date.AddHours(Hour));
}
