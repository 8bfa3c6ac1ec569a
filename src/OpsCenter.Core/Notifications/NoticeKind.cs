namespace OpsCenter.Core.Notifications;

/// <summary>What a message says. The names are stored and sent; never rename.</summary>
public enum NoticeKind
{
    Raised,
    Escalated,
    Eased,

    /// <summary>Still active after its re-alarm time.</summary>
    Realarmed,

    /// <summary>Comes and goes too often to be told each time; what follows is told when it has settled.</summary>
    Chattering,

    /// <summary>No longer chattering, and still active.</summary>
    Settled,

    /// <summary>The condition is gone.</summary>
    Cleared,

    /// <summary>No longer watched: nobody knows whether the condition is gone.</summary>
    Closed,

    Acknowledged,
    Commented,

    /// <summary>The server's own pipeline stands still.</summary>
    Stalled,

    /// <summary>It runs again.</summary>
    Running,

    /// <summary>Asked for by a person.</summary>
    Test,

    /// <summary>The briefing of a period; its text is the comment.</summary>
    Briefing,
}
