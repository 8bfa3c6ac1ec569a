namespace OpsCenter.App.Observability;

/// <summary>Section <c>Observability</c>.</summary>
public sealed class SelfMonitorOptions
{
    public const string SectionName = "Observability";

    /// <summary>How often the centre stores its own figures.</summary>
    /// <value>Default 10 s; 1 s to 1 h, 0 for never.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often it stores how many devices of each pack are online, silent or weak.</summary>
    /// <value>Default 1 min; 1 s to 1 h, 0 for never.</value>
    public TimeSpan FleetInterval { get; set; } = TimeSpan.FromMinutes(1);
}
