namespace OpsCenter.App.Jobs;

/// <summary>What became of a wish about a job.</summary>
public enum JobOutcome
{
    Done,
    Forbidden,

    /// <summary>No such KPI is defined.</summary>
    NotFound,

    /// <summary>A pause needs a reason.</summary>
    ReasonMissing,

    /// <summary>The end is not after the beginning, or the span is longer than <see cref="JobService.LongestRecompute"/>.</summary>
    WrongSpan,

    /// <summary>It is paused; resume it first.</summary>
    Paused,
}
