namespace OpsCenter.Core.Briefings;

/// <summary>What changed.</summary>
public enum BriefingChangeKind
{
    /// <summary>Figures of a KPI were computed again and differ.</summary>
    Revised,
    RuleNew,
    RuleChanged,
    RuleGone,

    /// <summary>Another target holds from a day of the period on.</summary>
    Target,
    Maintenance,

    /// <summary>A way in that brings nothing.</summary>
    SilentSource,
}
