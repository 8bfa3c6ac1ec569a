namespace OpsCenter.Core.Dashboards;

/// <summary>Hours in which a screen is dimmed and lets only critical alarms be heard; such an alarm also lights it up.</summary>
/// <param name="From">Province time.</param>
/// <param name="To">Province time; before <paramref name="From"/> where the hours cross midnight.</param>
/// <param name="Dim">Percent of brightness taken away; 0 to 90.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, int Dim)
{
    public const int DefaultDim = 60;
    public const int MaxDim = 90;
}
