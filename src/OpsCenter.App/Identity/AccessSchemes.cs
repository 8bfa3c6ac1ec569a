namespace OpsCenter.App.Identity;

/// <summary>Authentication schemes beside ASP.NET Core Identity's own.</summary>
public static class AccessSchemes
{
    /// <summary>The default: whichever of the others knows the request.</summary>
    public const string Any = "Any";

    /// <summary>A person who entered the demonstration as a role; only with <c>Demo:Enabled</c>, only from this machine.</summary>
    public const string Demo = "Demo";

    /// <summary>An API token; registered with the API.</summary>
    public const string ApiToken = "ApiToken";
}
