namespace OpsCenter.Storage.Relational;

/// <summary>Which database holds users, devices, alarms and the audit.</summary>
public enum RelationalProvider
{
    /// <summary>The file <c>ops.db</c> in the data folder: one machine.</summary>
    Sqlite,

    /// <summary>A server: needed once several nodes share the work.</summary>
    PostgreSQL,
}
