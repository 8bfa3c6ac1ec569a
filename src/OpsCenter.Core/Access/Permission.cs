namespace OpsCenter.Core.Access;

/// <summary>What a caller may do; services ask for one of these, never for a role.</summary>
public enum Permission
{
    /// <summary>Walls, tiles, latest and history.</summary>
    Read,

    /// <summary>Acknowledge, comment and shelve alarms.</summary>
    OperateAlarms,

    /// <summary>Open, work on and close incidents; hand a shift over.</summary>
    OperateIncidents,

    /// <summary>Propose, approve and roll back alarm rules; maintenance windows.</summary>
    ManageRules,

    /// <summary>Run, pause and resume jobs; have KPIs computed again.</summary>
    ManageJobs,

    /// <summary>Who is told of which alarm, and how; the delivery log.</summary>
    ManageNotifications,

    /// <summary>Enter figures of the sheets of one's unit, by hand or as a file.</summary>
    EnterFigures,

    /// <summary>See raw payloads in quarantine.</summary>
    ReadQuarantine,

    /// <summary>Push readings over HTTP.</summary>
    Ingest,

    /// <summary>Devices, sources, tokens.</summary>
    ManageDevices,

    /// <summary>Pair and revoke wall screens.</summary>
    ManageScreens,

    /// <summary>Users and their roles; the audit.</summary>
    ManageUsers,

    /// <summary>Make, change and delete dashboards.</summary>
    ManageDashboards,

    /// <summary>Import and remove boundaries of areas.</summary>
    ManageAreas,
}
