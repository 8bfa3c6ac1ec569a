namespace OpsCenter.Storage.Embedded.Querying;

/// <summary>What a query can do with the summary of an hour.</summary>
internal enum HourUse
{
    /// <summary>No reading of it is in the range.</summary>
    Outside,

    /// <summary>It stands for its readings.</summary>
    Whole,

    /// <summary>The range or a window ends within it: only its readings will do.</summary>
    Cut,
}
