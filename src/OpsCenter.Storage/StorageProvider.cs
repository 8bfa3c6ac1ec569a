namespace OpsCenter.Storage;

/// <summary>Key <c>Storage:Provider</c>: where readings live.</summary>
public enum StorageProvider
{
    /// <summary>In files of the data folder.</summary>
    Embedded,

    /// <summary>In an InfluxDB, behind a spool in the data folder.</summary>
    Influx,
}
