using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Sheets;

/// <summary>A column to be filled in. Immutable.</summary>
public sealed record SheetColumn
{
    /// <summary>Also the field of its readings.</summary>
    public required string Id { get; init; }

    public required LocalizedText Name { get; init; }

    public SheetColumnKind Kind { get; init; }

    /// <summary>Empty for pure numbers and for texts.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Digits behind the mark as shown; more may be written.</summary>
    public int Decimals { get; init; }

    /// <summary>Lowest value taken; null for no bound.</summary>
    public double? Min { get; init; }

    /// <summary>Highest value taken; null for no bound.</summary>
    public double? Max { get; init; }

    /// <summary>No row may leave it blank.</summary>
    public bool Required { get; init; }

    /// <summary>Of a text: the only values; empty for any.</summary>
    public IReadOnlyList<SheetChoice> Choices { get; init; } = [];

    /// <summary>Of a text: name of the tag that the row's readings carry it in; null for none.</summary>
    public string? Tag { get; init; }

    public bool IsFigure => Kind is SheetColumnKind.Number or SheetColumnKind.Whole;
}
