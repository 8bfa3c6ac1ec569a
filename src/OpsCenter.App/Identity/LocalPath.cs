namespace OpsCenter.App.Identity;

/// <summary>Keeps redirects on this site.</summary>
internal static class LocalPath
{
    /// <summary>The path where it is one of ours, else <paramref name="fallback"/>.</summary>
    public static string Or(string? path, string fallback) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
            && !path.Any(char.IsControl)
            ? path
            : fallback;
}
