using OpsCenter.Core.Configuration;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>One rung of a level ladder.</summary>
/// <param name="Name">Shown name, e.g. "Báo động III" / "Alarm III".</param>
/// <param name="Severity">Severity while this is the worst rung reached.</param>
/// <param name="Limit">In the field's unit; a site's own limit (<see cref="AlarmRuleConfig.SiteLimits"/>) wins over it.</param>
/// <param name="Deadband">The value must come back this far behind the limit to clear (OPC UA Part 9).</param>
/// <param name="OnDelay">The limit must be broken this long, by the readings' own time, before the rung counts.</param>
/// <param name="OffDelay">The value must be back this long before the rung clears.</param>
/// <param name="Recover">Limit at which it is back, instead of one a deadband behind; null for the deadband.</param>
/// <param name="Realarm">Still on this rung after so long, it asks for attention anew; null for never.</param>
public sealed record AlarmLevelConfig(
    LocalizedText Name, Severity Severity, double Limit, double Deadband, TimeSpan OnDelay, TimeSpan OffDelay, double? Recover = null, TimeSpan? Realarm = null)
{
    /// <summary>Where the limit comes from, if not from the rule itself; <see cref="Limit"/> is then its newest value.</summary>
    public NamedLimit? Standard { get; init; }
}
