namespace OpsCenter.Core.Sheets;

/// <summary>What tells the rows of a sheet apart.</summary>
public enum SheetKeyKind
{
    /// <summary>Areas of the dated tree, as they are in the period.</summary>
    Areas,

    /// <summary>A list of the configuration.</summary>
    List,

    /// <summary>Whatever people write: rows may be added.</summary>
    Free,
}
