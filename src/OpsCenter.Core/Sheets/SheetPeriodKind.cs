namespace OpsCenter.Core.Sheets;

/// <summary>How often figures of a sheet are asked for.</summary>
public enum SheetPeriodKind
{
    /// <summary>A register, such as a list of tasks: one table that is kept up to date.</summary>
    None,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}
