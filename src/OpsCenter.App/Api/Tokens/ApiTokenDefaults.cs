namespace OpsCenter.App.Api.Tokens;

public static class ApiTokenDefaults
{
    /// <summary>Authentication scheme.</summary>
    public const string Scheme = "ApiToken";
}
