using System.Text;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Puts one file of the configuration into force, or leaves everything as it was.</summary>
internal static class ConfigFileSwap
{
    /// <returns>The mistakes that a reload found; empty: it is in force.</returns>
    /// <exception cref="IOException">It cannot be written; what was in force is.</exception>
    public static IReadOnlyList<ConfigError> Put(LiveIngestConfig live, string path, ReadOnlySpan<byte> content)
    {
        var before = File.Exists(path) ? File.ReadAllBytes(path) : null;
        AtomicFile.Write(path, content);
        if (live.Reload())
        {
            return [];
        }

        // Another file was spoiled between the check and now: a folder with mistakes must not wait for the next start.
        var found = live.Status.Errors;
        if (before is null)
        {
            File.Delete(path);
        }
        else
        {
            AtomicFile.Write(path, before);
        }

        live.Reload();
        return found;
    }

    public static IReadOnlyList<ConfigError> Put(LiveIngestConfig live, string path, string content) => Put(live, path, Encoding.UTF8.GetBytes(content));
}
