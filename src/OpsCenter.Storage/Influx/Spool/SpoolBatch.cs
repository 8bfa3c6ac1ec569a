namespace OpsCenter.Storage.Influx.Spool;

/// <summary>Whole commits on their way to InfluxDB, in order.</summary>
/// <param name="UpTo">Number of the last commit in it.</param>
/// <param name="Points">Never empty.</param>
internal sealed record SpoolBatch(long UpTo, SpoolPoint[] Points);
