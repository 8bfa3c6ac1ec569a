namespace OpsCenter.App.Demo;

/// <summary>The simulated province of <c>--demo</c>.</summary>
public sealed class DemoOptions
{
    public const string SectionName = "Demo";

    /// <value>Default false.</value>
    public bool Enabled { get; set; }
}
