using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Conditions;

/// <summary>One rule whose alarms a combination looks at.</summary>
/// <param name="RuleId">Another rule, itself no combination.</param>
/// <param name="AtLeast">Alarms of this severity or a worse one count.</param>
/// <param name="Not">True: it holds while there is no such alarm.</param>
public sealed record CombinationInput(string RuleId, Severity AtLeast, bool Not);
