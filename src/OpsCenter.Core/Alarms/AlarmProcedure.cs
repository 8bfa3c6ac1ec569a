using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Alarms;

/// <summary>What the operator is to do. An alarm without one is refused: what has no response is an event (EEMUA 191).</summary>
/// <param name="Consequence">What happens if nobody acts.</param>
/// <param name="Response">What to do.</param>
/// <param name="TimeToRespond">Within which time.</param>
public sealed record AlarmProcedure(LocalizedText Consequence, LocalizedText Response, TimeSpan TimeToRespond);
