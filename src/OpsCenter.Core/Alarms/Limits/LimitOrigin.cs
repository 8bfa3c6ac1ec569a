namespace OpsCenter.Core.Alarms.Limits;

/// <summary>Who says a limit. The later wins.</summary>
public enum LimitOrigin
{
    /// <summary><c>limits.yaml</c> of the province.</summary>
    Province,

    /// <summary>The pack: its own <c>limits.yaml</c>, or the number in the rule.</summary>
    Pack,

    /// <summary>The rule's line for the site.</summary>
    Site,
}
