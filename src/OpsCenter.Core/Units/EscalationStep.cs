namespace OpsCenter.Core.Units;

/// <param name="After">Since the unit got the incident, without anybody taking it.</param>
/// <param name="To">Whom it goes to then.</param>
public sealed record EscalationStep(TimeSpan After, EscalationTarget To);
