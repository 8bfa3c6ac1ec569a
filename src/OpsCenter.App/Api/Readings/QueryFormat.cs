namespace OpsCenter.App.Api.Readings;

/// <summary>How the answer is written.</summary>
internal enum QueryFormat
{
    Json,
    Csv,

    /// <summary>InfluxDB line protocol.</summary>
    Lp,
}
