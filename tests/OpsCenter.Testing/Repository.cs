namespace OpsCenter.Testing;

/// <summary>Where things lie in this checkout.</summary>
public static class Repository
{
    /// <summary>Folder of <c>IOC.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The built host of the same configuration as the running test.</summary>
    public static string HostAssembly { get; } = Path.Combine(
        Root, "src", "OpsCenter.App", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "OpsCenter.App.dll");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IOC.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No IOC.sln above {AppContext.BaseDirectory}.");
    }
}
