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

    /// <summary>Put aside by a person, with a reason and an end.</summary>
    Shelved,

    /// <summary>Back from the shelf: taken down by a person, or the time was over.</summary>
    Unshelved,

    /// <summary>A maintenance window or a cause keeps it quiet from now on.</summary>
    Suppressed,

    /// <summary>No maintenance window and no cause keeps it quiet any more.</summary>
    Released,

    /// <summary>Still active after its re-alarm time: asks for attention anew.</summary>
    Realarmed,

    /// <summary>Comes and goes so often that it is named chattering and no longer sounds each time.</summary>
    FlappingBegan,

    FlappingEnded,
}
