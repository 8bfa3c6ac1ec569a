namespace OpsCenter.Core.Incidents;

/// <summary>What happened to an incident. The names are stored; never rename.</summary>
public enum IncidentEntryKind
{
    Created,

    /// <summary>Detail: alarm id. Text: its title.</summary>
    AlarmLinked,

    /// <summary>A linked alarm moved. Detail: kind of the alarm's transition. Text: its title.</summary>
    AlarmChanged,

    /// <summary>Detail: event id.</summary>
    EventLinked,

    /// <summary>Detail: the new status. Text: the reason.</summary>
    StatusChanged,

    /// <summary>Detail: the new owner; null where it was given back.</summary>
    OwnerChanged,

    /// <summary>Detail: the new unit.</summary>
    UnitChanged,

    /// <summary>Detail: the new time, RFC 3339.</summary>
    DueChanged,

    /// <summary>Title or severity. Text: the new title.</summary>
    Edited,

    Commented,
    TaskAdded,
    TaskDone,
    TaskUndone,

    /// <summary>Detail: number of the attachment. Text: file name.</summary>
    AttachmentAdded,

    /// <summary>Another one was merged into this. Detail: its number.</summary>
    Merged,

    /// <summary>This one goes on in another. Detail: its number.</summary>
    MergedInto,

    /// <summary>A part went into a new one. Detail: its number.</summary>
    Split,

    /// <summary>This one was a part of another. Detail: its number.</summary>
    SplitFrom,

    /// <summary>Nobody took it, or it was not done in time. Detail: <c>on-call</c>, <c>parent</c> or <c>overdue</c>. Text: to whom.</summary>
    Escalated,

    Reviewed,

    /// <summary>Somebody was told. Text: whom and how.</summary>
    Notified,
}
