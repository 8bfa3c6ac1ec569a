namespace OpsCenter.Core.Sheets;

/// <summary>What became of a table. Closed.</summary>
public abstract record SheetOutcome
{
    private SheetOutcome()
    {
    }

    /// <param name="Version">As filed.</param>
    /// <param name="Waiting">Why its readings are not stored yet; null where they are. They will be without anybody doing anything.</param>
    public sealed record Filed(SheetVersion Version, string? Waiting) : SheetOutcome;

    /// <summary>It says what is stored already.</summary>
    public sealed record Unchanged : SheetOutcome;

    /// <summary>Something is wrong with it; nothing was stored.</summary>
    public sealed record Invalid(SheetDraft Draft) : SheetOutcome;

    /// <summary>Somebody filed in between; nothing was stored.</summary>
    public sealed record Conflict(SheetVersion Newest) : SheetOutcome;

    public sealed record Forbidden : SheetOutcome;

    /// <summary>There is no such sheet, or no such period of it.</summary>
    public sealed record NotFound : SheetOutcome;

    /// <summary>The period has not begun.</summary>
    public sealed record TooEarly : SheetOutcome;
}
