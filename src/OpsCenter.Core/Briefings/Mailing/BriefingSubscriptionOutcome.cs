namespace OpsCenter.Core.Briefings.Mailing;

/// <summary>What became of a change to the subscriptions.</summary>
public enum BriefingSubscriptionOutcome
{
    Done,

    /// <summary>Needs <see cref="Access.Permission.ManageNotifications"/>.</summary>
    Forbidden,
    NotFound,

    /// <summary>No such channel in <c>notifications.yaml</c>.</summary>
    ChannelUnknown,

    /// <summary>No such area.</summary>
    AreaUnknown,

    /// <summary>Not 0 to 23.</summary>
    WrongHour,

    /// <summary>As many as there may be.</summary>
    TooMany,
}
