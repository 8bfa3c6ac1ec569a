namespace OpsCenter.Core.Alarms.Performance;

/// <summary>What a rule that calls too often may need. Shown by name; never rename without its texts.</summary>
public enum AlarmAdviceKind
{
    /// <summary>It comes back within minutes of clearing: an off-delay or a wider deadband.</summary>
    Chattering,

    /// <summary>Most of its alarms are over before anybody could act: an on-delay.</summary>
    Brief,

    /// <summary>It stands for more than a day: the limit is wrong, or the equipment waits for repair.</summary>
    Stale,

    /// <summary>It is raised together with another rule at the same site: suppression by that cause.</summary>
    Together,

    /// <summary>It fills the upper priorities beyond their share: another severity.</summary>
    Urgent,

    /// <summary>Nothing of the above: the limit, or whether it needs a response at all.</summary>
    Frequent,
}
