using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Sheets;

/// <summary>What was filed once: the whole table as it was then. Written once, never changed.</summary>
public sealed record SheetVersion
{
    public required string Sheet { get; init; }

    /// <summary><see cref="SheetPeriod.Text"/>.</summary>
    public required string Period { get; init; }

    /// <summary>1, 2, 3… within the period.</summary>
    public required int Number { get; init; }

    public required IReadOnlyList<SheetLine> Lines { get; init; }

    public required string By { get; init; }

    public required Instant At { get; init; }

    public required SheetOrigin Origin { get; init; }

    public string? FileName { get; init; }

    /// <summary>Hex, of the file's bytes.</summary>
    public string? FileSha256 { get; init; }

    public string? Note { get; init; }

    /// <summary>Cells that differ from the version before.</summary>
    public int Changes { get; init; }

    /// <summary>When its readings were stored; null while they wait for the store.</summary>
    public Instant? StoredAt { get; init; }
}
