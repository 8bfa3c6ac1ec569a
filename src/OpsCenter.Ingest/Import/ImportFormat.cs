namespace OpsCenter.Ingest.Import;

/// <summary>What is in a file.</summary>
public enum ImportFormat
{
    /// <summary>InfluxDB line protocol, also as <c>influx_inspect export</c> writes it.</summary>
    Line,

    /// <summary>CSV with a header, also as <c>influx -format csv</c> writes it.</summary>
    Csv,
}
