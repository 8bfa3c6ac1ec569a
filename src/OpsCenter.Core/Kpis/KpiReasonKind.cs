namespace OpsCenter.Core.Kpis;

/// <inheritdoc cref="KpiReason"/>
public enum KpiReasonKind
{
    /// <summary>In words of its own.</summary>
    Other,

    /// <summary>An input has none in the window.</summary>
    NoReadings,

    /// <summary>A list has no part with a value.</summary>
    NoPart,
    DivisionByZero,

    /// <summary>Something that is configured for other places is not for this one.</summary>
    Unknown,
    NotFinite,

    /// <summary>A prescribed calculation forbids a value for so few readings.</summary>
    NotEnough,
}
