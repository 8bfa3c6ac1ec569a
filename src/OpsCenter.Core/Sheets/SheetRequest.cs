namespace OpsCenter.Core.Sheets;

/// <summary>A table to be filed.</summary>
/// <param name="Sheet">Id.</param>
/// <param name="Period">Text of the period.</param>
/// <param name="Input">The table.</param>
/// <param name="Base">Number of the version that its author saw; 0 where there was none.</param>
/// <param name="Origin">How it came.</param>
public sealed record SheetRequest(string Sheet, string Period, SheetInput Input, int Base, SheetOrigin Origin)
{
    public string? FileName { get; init; }

    public string? FileSha256 { get; init; }

    public string? Note { get; init; }

    /// <summary>Of a simulated filing: when it is said to have happened; else the present counts.</summary>
    public Telemetry.Instant? SimulatedAt { get; init; }
}
