namespace OpsCenter.Core.Alarms;

/// <summary>What happened to an alarm. The names are stored; never rename.</summary>
public enum AlarmTransitionKind
{
    /// <summary>From normal, or from cleared, to active.</summary>
    Raised,

    /// <summary>Active on a worse rung; needs a new acknowledgement.</summary>
    Escalated,

    /// <summary>Active on a milder rung; keeps its acknowledgement.</summary>
    Eased,

    /// <summary>The condition is gone.</summary>
    Cleared,

    Acknowledged,

    Commented,

    /// <summary>Ended without clearing: the rule is gone or no longer covers the series. The comment says which.</summary>
    Closed,
}
