namespace OpsCenter.App.Identity;

/// <summary>Where a request comes from, as limits and the audit name it.</summary>
internal static class ClientAddress
{
    public static string Of(HttpContext? context) => context?.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
