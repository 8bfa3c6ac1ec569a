namespace OpsCenter.Core.Telemetry;

/// <summary>Tag names with a meaning of their own: selection, roles and alarm scopes use them.</summary>
public static class StandardTags
{
    public const string Pack = "pack";
    public const string Site = "site";
    public const string Area = "area";
    public const string Device = "device";
}
