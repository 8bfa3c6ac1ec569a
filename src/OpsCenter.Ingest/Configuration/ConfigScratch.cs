using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>The whole configuration as it would be with another text in one file, so that a draft is judged as the reload would judge it.</summary>
internal static class ConfigScratch
{
    /// <param name="folder">The configuration folder.</param>
    /// <param name="file">Relative to it, e.g. <c>packs/water/alarms.yaml</c>.</param>
    /// <param name="content">What the file would hold.</param>
    public static (IngestConfiguration? Configuration, IReadOnlyList<ConfigError> Errors) Load(string folder, string file, string content)
    {
        var scratch = Directory.CreateTempSubdirectory("opscenter-trial-");
        try
        {
            var copy = Path.Combine(scratch.FullName, Path.GetFileName(folder));
            Copy(new DirectoryInfo(folder), copy);
            File.WriteAllText(Path.Combine(copy, file), content);
            return IngestConfigLoader.Load(copy);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        // Kept versions are nobody's configuration.
        foreach (var child in from.EnumerateDirectories().Where(child => !child.Name.StartsWith('.')))
        {
            Copy(child, Path.Combine(to, child.Name));
        }
    }
}
