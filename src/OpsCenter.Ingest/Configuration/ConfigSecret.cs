using OpsCenter.Core.Outbound;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads where a secret is; the secret itself never stands in a configuration file.</summary>
internal static class ConfigSecret
{
    /// <summary>Null where there is none, or, with an error, where the text is no source of a secret.</summary>
    public static string? Source(ConfigMap map, string name)
    {
        if (map.Optional(name) is not { } node || node.Text() is not { } text)
        {
            return null;
        }

        if (SecretSource.IsSource(text))
        {
            return text;
        }

        node.Error($"a {name} is not written here", "Write 'env:NAME' for an environment variable, or 'file:/absolute/path' for a file that holds it");
        return null;
    }
}
