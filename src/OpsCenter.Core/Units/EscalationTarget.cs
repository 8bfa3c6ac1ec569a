namespace OpsCenter.Core.Units;

/// <summary>Whom an incident goes to that nobody has taken.</summary>
public enum EscalationTarget
{
    /// <summary>Whoever is on call in the unit that has it.</summary>
    OnCall,

    /// <summary>The unit above.</summary>
    Parent,
}
