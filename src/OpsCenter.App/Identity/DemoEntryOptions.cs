namespace OpsCenter.App.Identity;

/// <summary>The demonstration's way in.</summary>
public sealed class DemoEntryOptions
{
    public const string SectionName = "Demo";

    /// <summary>Lets whoever sits at this machine enter as any role without a password.</summary>
    /// <value>Default false. Never honoured for a connection from another machine.</value>
    public bool Enabled { get; set; }
}
