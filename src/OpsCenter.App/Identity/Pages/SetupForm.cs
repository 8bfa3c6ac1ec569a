namespace OpsCenter.App.Identity.Pages;

/// <summary>What the setup page posts.</summary>
public sealed class SetupForm
{
    public string? Name { get; set; }

    public string? DisplayName { get; set; }

    public string? Password { get; set; }

    public string? Again { get; set; }
}
