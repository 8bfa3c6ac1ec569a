namespace OpsCenter.Core.Configuration;

/// <summary>One thing wrong in a configuration file, and the way out.</summary>
/// <param name="File">Path relative to the configuration folder's parent, e.g. <c>ingest-config/packs/water/sources.yaml</c>.</param>
/// <param name="Line">1-based, or null where unknown.</param>
/// <param name="Key">Path of the key, e.g. <c>sources[0].readings[2].field</c>.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What would be right.</param>
public sealed record ConfigError(string File, int? Line, string Key, string Problem, string Remedy)
{
    public override string ToString() =>
        $"{File}{(Line is { } line ? $":{line}" : "")}: {Key}: {Problem}. {Remedy}";
}
