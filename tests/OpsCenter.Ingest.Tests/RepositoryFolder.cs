namespace OpsCenter.Ingest.Tests;

/// <summary>The checkout these tests were built from.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "IOC.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
