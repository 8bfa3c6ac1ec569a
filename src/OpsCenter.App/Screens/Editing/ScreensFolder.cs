using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Screens.Editing;

/// <summary><c>screens.json</c> on the disk.</summary>
internal sealed class ScreensFolder(IOptions<DashboardsOptions> options)
{
    private string Path => System.IO.Path.Combine(System.IO.Path.GetFullPath(options.Value.DashboardsDir), ScreensFile.Name);

    /// <summary>Null where there is no file.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    /// <exception cref="UnauthorizedAccessException">The server may not read it.</exception>
    public (byte[] Bytes, Instant ChangedAt)? Read()
    {
        try
        {
            return (File.ReadAllBytes(Path), Instant.From(new DateTimeOffset(File.GetLastWriteTimeUtc(Path), TimeSpan.Zero)));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Puts the new file in the old one's place in one step.</summary>
    /// <exception cref="IOException">The disk is full or fails; the file is as before.</exception>
    /// <exception cref="UnauthorizedAccessException">The server may not write there; the file is as before.</exception>
    public void Write(byte[] bytes) => AtomicFile.Write(Path, bytes);

    public static string Version(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Comments are welcome in the file, but nothing that writes it from its meaning can keep them.</summary>
    public static bool HasComments(byte[] bytes)
    {
        // Some editors begin a file with a byte order mark, which is no JSON.
        var text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes;
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Allow, AllowTrailingCommas = true });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.Comment)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // Not JSON: the errors say so.
        }

        return false;
    }
}
