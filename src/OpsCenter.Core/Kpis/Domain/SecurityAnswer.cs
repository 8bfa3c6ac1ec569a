namespace OpsCenter.Core.Kpis.Domain;

/// <summary>What was found for an item of the checklist.</summary>
public enum SecurityAnswer
{
    /// <summary>Nobody looked; counts as not met, and is counted apart.</summary>
    Unknown,
    NotMet,
    Partly,
    Met,

    /// <summary>Left out of the score.</summary>
    NotApplicable,
}
