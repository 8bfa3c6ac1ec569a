namespace OpsCenter.Core.Alarms;

/// <summary>What became of an operator's action on an alarm.</summary>
public enum AlarmActionOutcome
{
    /// <summary>Done, saved and audited.</summary>
    Done,

    /// <summary>No alarm with this id is active or unacknowledged.</summary>
    NotFound,

    /// <summary>The caller may not operate alarms.</summary>
    Forbidden,

    /// <summary>Somebody was faster; nothing changed.</summary>
    AlreadyAcknowledged,

    /// <summary>Longer than <see cref="AlarmOptions.MaxCommentLength"/>; nothing changed.</summary>
    CommentTooLong,

    /// <summary>A comment without text; nothing changed.</summary>
    CommentMissing,

    /// <summary>In force, but the database did not take it in time; saving goes on by itself.</summary>
    NotSavedYet,
}
