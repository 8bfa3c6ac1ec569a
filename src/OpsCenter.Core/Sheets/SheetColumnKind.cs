namespace OpsCenter.Core.Sheets;

/// <summary>What a column holds.</summary>
public enum SheetColumnKind
{
    /// <summary>A figure, stored as a reading.</summary>
    Number,

    /// <summary>A figure without decimals, stored as a reading.</summary>
    Whole,

    /// <summary>A day; kept with the sheet.</summary>
    Date,

    /// <summary>Words; kept with the sheet, and a tag of the readings where the column names one.</summary>
    Text,
}
