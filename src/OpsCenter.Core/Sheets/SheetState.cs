namespace OpsCenter.Core.Sheets;

/// <summary>How a period of a sheet stands.</summary>
public enum SheetState
{
    /// <summary>The period runs.</summary>
    Running,

    /// <summary>Over, not filed, and there is time.</summary>
    Open,

    /// <summary>Filed in time.</summary>
    Filed,

    /// <summary>Filed after it was due.</summary>
    FiledLate,

    /// <summary>Not filed, and due.</summary>
    Overdue,
}
