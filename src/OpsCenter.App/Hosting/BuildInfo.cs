using System.Reflection;

namespace OpsCenter.App.Hosting;

/// <summary>Which build this is.</summary>
public static class BuildInfo
{
    /// <summary>Version with the commit where the build knew it, e.g. <c>0.1.0+1a2b3c4</c>.</summary>
    public static string Version { get; } =
        typeof(BuildInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
