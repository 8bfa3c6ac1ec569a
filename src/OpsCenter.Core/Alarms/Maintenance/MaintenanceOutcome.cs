namespace OpsCenter.Core.Alarms.Maintenance;

/// <summary>What became of a change to the maintenance windows.</summary>
public enum MaintenanceOutcome
{
    /// <summary>Saved, audited and in force.</summary>
    Done,

    /// <summary>The caller may not manage rules.</summary>
    Forbidden,

    /// <summary>No window has this id.</summary>
    NotFound,

    /// <summary>It says not what is worked on; nothing changed.</summary>
    ReasonMissing,

    /// <summary>Reason longer than a comment may be; nothing changed.</summary>
    ReasonTooLong,

    /// <summary>It names no pack, site, area, device or rule: it would silence the centre; nothing changed.</summary>
    ScopeMissing,

    /// <summary>No day, or a day that is over; nothing changed.</summary>
    DaysMissing,

    /// <summary>Shorter than a minute, longer than a week, or a daily one longer than a day; nothing changed.</summary>
    LengthOutOfRange,

    /// <summary>No such time zone; nothing changed.</summary>
    ZoneUnknown,

    /// <summary>As many windows as there may be; nothing changed.</summary>
    TooMany,
}
