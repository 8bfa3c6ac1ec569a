namespace OpsCenter.App.Identity;

/// <summary>Authorization policies beside those named like a permission.</summary>
public static class AccessPolicies
{
    /// <summary>A person who may read; a wall display's key does not open the console.</summary>
    public const string Console = "Console";
}
