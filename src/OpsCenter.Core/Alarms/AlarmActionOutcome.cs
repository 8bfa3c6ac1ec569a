namespace OpsCenter.Core.Alarms;

/// <summary>What became of an operator's action on an alarm.</summary>
public enum AlarmActionOutcome
{
    /// <summary>Done, saved and audited.</summary>
    Done,

    /// <summary>No alarm with this id is active or unacknowledged; for shelving: no series has ever been judged under it.</summary>
    NotFound,

    /// <summary>The caller may not operate alarms.</summary>
    Forbidden,

    /// <summary>Somebody was faster; nothing changed.</summary>
    AlreadyAcknowledged,

    /// <summary>Longer than <see cref="AlarmOptions.MaxCommentLength"/>; nothing changed.</summary>
    CommentTooLong,

    /// <summary>A comment without text; nothing changed.</summary>
    CommentMissing,

    /// <summary>Shelving without a reason; nothing changed.</summary>
    ReasonMissing,

    /// <summary>Less than a minute or more than <see cref="AlarmOptions.MaxShelveTime"/>; nothing changed.</summary>
    ShelveTimeOutOfRange,

    /// <summary>It is not on the shelf; nothing changed.</summary>
    NotShelved,

    /// <summary>In force, but the database did not take it in time; saving goes on by itself.</summary>
    NotSavedYet,
}
