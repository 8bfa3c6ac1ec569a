using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>A limit as a chart draws it.</summary>
/// <param name="Name">Of the rung, e.g. "Báo động III".</param>
/// <param name="Severity">Of the rung.</param>
/// <param name="Value">The limit.</param>
/// <param name="Direction">Which side of it is abnormal.</param>
/// <param name="Rule">Id of the rule it belongs to.</param>
/// <param name="Origin">Who said it.</param>
/// <param name="Reason">The schedule in force, or the standard it comes from; null for a plain number.</param>
public sealed record AlarmLimit(LocalizedText Name, Severity Severity, double Value, AlarmDirection Direction, string Rule = "", LimitOrigin Origin = LimitOrigin.Pack, LocalizedText? Reason = null)
{
    /// <summary>True where the value has crossed it.</summary>
    public bool IsCrossedBy(double value) => Direction == AlarmDirection.Above ? value >= Value : value <= Value;
}
