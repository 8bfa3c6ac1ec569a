namespace OpsCenter.Testing;

/// <summary>Finds the folder of real payloads that stands beside the checkout; the only place that knows where.</summary>
public static class FixtureFolder
{
    /// <summary>Absolute path, or null on a machine without it.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "fixtures");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return Environment.GetEnvironmentVariable("OPSCENTER_FIXTURES");
    }
}
