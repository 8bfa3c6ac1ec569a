using System.Collections.Frozen;

namespace OpsCenter.Core.Notifications;

/// <summary>Groups of <see cref="NoticeKind"/>.</summary>
public static class NoticeKinds
{
    /// <summary>What routes may ask for.</summary>
    public static IReadOnlyList<NoticeKind> OfAlarms { get; } =
    [
        NoticeKind.Raised, NoticeKind.Escalated, NoticeKind.Eased, NoticeKind.Realarmed, NoticeKind.Chattering, NoticeKind.Settled, NoticeKind.Cleared,
        NoticeKind.Closed, NoticeKind.Acknowledged, NoticeKind.Commented,
    ];

    /// <summary>What a route sends that does not say.</summary>
    public static FrozenSet<NoticeKind> Usual { get; } =
        FrozenSet.Create(NoticeKind.Raised, NoticeKind.Escalated, NoticeKind.Realarmed, NoticeKind.Chattering, NoticeKind.Settled, NoticeKind.Cleared, NoticeKind.Closed);

    /// <summary>It tells a channel of something it may not have known; the others only go to who knows of it.</summary>
    public static bool Opens(this NoticeKind kind) => kind is NoticeKind.Raised or NoticeKind.Escalated or NoticeKind.Realarmed or NoticeKind.Chattering or NoticeKind.Briefing;

    /// <summary>It never goes into a digest: it is one itself.</summary>
    public static bool GoesAlone(this NoticeKind kind) => kind is NoticeKind.Briefing;

    /// <summary>After it the channel knows of no alarm any more.</summary>
    public static bool Ends(this NoticeKind kind) => kind is NoticeKind.Cleared or NoticeKind.Closed;
}
