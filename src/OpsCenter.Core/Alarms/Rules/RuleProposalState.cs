namespace OpsCenter.Core.Alarms.Rules;

/// <summary>Where a proposal stands. Names are stored; never rename.</summary>
public enum RuleProposalState
{
    /// <summary>Its author still works on it; nobody else is asked.</summary>
    Draft,

    /// <summary>Waits for the second person.</summary>
    Submitted,

    /// <summary>Approved, the file is being written. One found so at a start was cut off by a crash: what the file holds decides.</summary>
    Enforcing,

    /// <summary>In force, or was until a later version.</summary>
    Approved,

    Rejected,

    /// <summary>Taken back by its author.</summary>
    Withdrawn,
}
