namespace OpsCenter.Core.Notifications;

/// <summary>What became of what a person did with notifications.</summary>
public enum NotificationOutcome
{
    /// <summary>Done and audited.</summary>
    Done,

    /// <summary>The caller may not manage notifications.</summary>
    Forbidden,

    /// <summary>No such channel or delivery, or it is in another state by now.</summary>
    NotFound,

    /// <summary>The receiver did not take it; the reason stands beside.</summary>
    NotTaken,
}
