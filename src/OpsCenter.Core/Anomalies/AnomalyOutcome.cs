namespace OpsCenter.Core.Anomalies;

/// <summary>What became of a verdict.</summary>
public enum AnomalyOutcome
{
    Done,
    Forbidden,
    NotFound,

    /// <summary>A verdict needs a reason, of at most <see cref="AnomalyService.LongestReason"/> characters.</summary>
    ReasonMissing,

    /// <summary>Somebody was faster.</summary>
    AlreadyJudged,
}
