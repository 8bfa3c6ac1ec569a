using Microsoft.Extensions.Configuration;

namespace OpsCenter.Storage;

/// <summary>The folder that holds every embedded database: configuration key <c>DataDir</c>, default <c>data</c>.</summary>
/// <param name="Path">Absolute.</param>
public sealed record DataFolder(string Path)
{
    public static DataFolder From(IConfiguration configuration) =>
        new(System.IO.Path.GetFullPath(configuration["DataDir"] is { Length: > 0 } folder ? folder : "data"));

    /// <summary>Absolute path of a file inside; the folder is made where missing, for its owner alone, because it holds credentials.</summary>
    public string File(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return System.IO.Path.Combine(Path, name);
    }
}
