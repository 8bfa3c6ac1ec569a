using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Sheets;

/// <summary>A table whose figures people enter. Immutable.</summary>
public sealed record SheetConfig
{
    /// <summary>Begins with the pack's id.</summary>
    public required string Id { get; init; }

    public required string Pack { get; init; }

    public required LocalizedText Name { get; init; }

    /// <summary>What belongs in it, shown above the table; null for nothing.</summary>
    public LocalizedText? Explain { get; init; }

    public SheetPeriodKind Period { get; init; }

    /// <summary>First period that is asked for.</summary>
    public DateOnly Since { get; init; }

    /// <summary>Days after a period's end until its figures are due; null for a register that is never late. Of a register: days until it must be gone through again.</summary>
    public int? DueDays { get; init; }

    /// <summary>Unit of <c>units.yaml</c> that files it; null for anybody who may enter figures.</summary>
    public string? Unit { get; init; }

    public required string Measurement { get; init; }

    /// <summary>On every reading, beside <c>pack</c> and those of the keys.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>None: the sheet has one row.</summary>
    public IReadOnlyList<SheetKey> Keys { get; init; } = [];

    public required IReadOnlyList<SheetColumn> Columns { get; init; }

    public IReadOnlyList<SheetCheck> Checks { get; init; } = [];

    /// <summary>Rows may be added.</summary>
    public bool IsOpen => Keys.Any(key => key.Kind == SheetKeyKind.Free);

    /// <summary>The last day on which a period's figures are in time; null where they are never late.</summary>
    public DateOnly? Due(SheetPeriod period) => DueDays is { } days && period.Kind != SheetPeriodKind.None ? period.End.AddDays(days) : null;
}
