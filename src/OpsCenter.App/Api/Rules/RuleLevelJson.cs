using OpsCenter.Core.Alarms;

namespace OpsCenter.App.Api.Rules;

/// <summary>One level of a rule.</summary>
/// <param name="Name">Vietnamese name.</param>
/// <param name="Severity">critical, high, medium, low or none.</param>
/// <param name="Limit">In the field's unit.</param>
/// <param name="Deadband">In the field's unit.</param>
/// <param name="OnDelaySeconds">Seconds.</param>
/// <param name="OffDelaySeconds">Seconds.</param>
public sealed record RuleLevelJson(string Name, string Severity, double? Limit, double Deadband, double OnDelaySeconds, double OffDelaySeconds)
{
    internal static RuleLevelJson Of(AlarmLevelConfig level) => new(
        level.Name.Vi,
        level.Severity.ToString().ToLowerInvariant(),
        double.IsFinite(level.Limit) ? level.Limit : null,
        level.Deadband,
        level.OnDelay.TotalSeconds,
        level.OffDelay.TotalSeconds);
}
