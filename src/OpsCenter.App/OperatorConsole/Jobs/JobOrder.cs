namespace OpsCenter.App.OperatorConsole.Jobs;

/// <summary>How the list of jobs is sorted.</summary>
internal enum JobOrder
{
    /// <summary>Soonest run first.</summary>
    Next,

    /// <summary>Newest run first.</summary>
    Last,

    /// <summary>Slowest first.</summary>
    Took,

    Name,
}
