namespace OpsCenter.Core.Dashboards;

/// <summary>Ids that may become a file's name: small letters, digits and inner hyphens, at most 64. Nothing else ever reaches a path.</summary>
public static class DashboardId
{
    private const int MaxLength = 64;
    private const string Screens = "screens";

    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= MaxLength }
        && id != Screens
        && id[0] != '-' && id[^1] != '-'
        && id.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
