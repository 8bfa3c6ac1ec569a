namespace OpsCenter.Core.Alarms.Performance;

/// <summary>A proposal for one rule, with the figures it rests on. Immutable.</summary>
/// <param name="Kind">Which proposal.</param>
/// <param name="Count">How many of the rule's alarms (for <see cref="AlarmAdviceKind.Urgent"/>: of its calls) it rests on.</param>
/// <param name="Of">Of how many.</param>
public sealed record AlarmAdvice(AlarmAdviceKind Kind, int Count, int Of)
{
    /// <summary>Off-delay, on-delay or the longest standing, as the kind says; null where it proposes no time.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Deadband that would have kept nine of ten of them from clearing in between, in <see cref="Unit"/>; null where none follows.</summary>
    public double? Deadband { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>Rule that explains it; null for the other kinds.</summary>
    public string? Cause { get; init; }
}
