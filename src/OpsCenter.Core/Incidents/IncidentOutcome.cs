namespace OpsCenter.Core.Incidents;

/// <summary>What became of a person's action on an incident.</summary>
public enum IncidentOutcome
{
    Done,

    /// <summary>There is an open one already; its number is in the answer.</summary>
    AlreadyOpen,

    NotFound,

    /// <summary>The caller may not work on incidents.</summary>
    Forbidden,

    /// <summary>Somebody changed it meanwhile; nothing was saved. Load it again.</summary>
    Conflict,

    /// <summary>Title, comment or task without text.</summary>
    TextMissing,

    TextTooLong,

    /// <summary>Resolving, closing and reopening say why.</summary>
    ReasonMissing,

    /// <summary>It cannot go there from its present status.</summary>
    WrongStatus,

    UnknownUnit,

    UnknownTask,

    /// <summary>No such alarm stands, or it is not linked to this incident.</summary>
    UnknownAlarm,

    /// <summary>Merging with itself or with one that was merged already, or splitting off everything or nothing.</summary>
    Senseless,

    /// <summary>A review rates from 1 to 5 and comes after resolving.</summary>
    WrongReview,
}
