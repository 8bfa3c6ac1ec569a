using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Sheets;

/// <summary>A column that tells rows apart. Immutable.</summary>
public sealed record SheetKey
{
    public required string Id { get; init; }

    public required LocalizedText Name { get; init; }

    public SheetKeyKind Kind { get; init; }

    /// <summary>Tag of the readings; of areas always <c>area</c>.</summary>
    public required string Tag { get; init; }

    /// <summary>Of a list: the rows.</summary>
    public IReadOnlyList<SheetChoice> Choices { get; init; } = [];

    /// <summary>Of areas: only these and what is below them, or what took them over; empty for all.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];

    /// <summary>Of areas: those above all, instead of those with none below.</summary>
    public bool Top { get; init; }
}
