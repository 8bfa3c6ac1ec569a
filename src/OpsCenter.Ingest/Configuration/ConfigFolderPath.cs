namespace OpsCenter.Ingest.Configuration;

/// <summary>Where the configuration lies.</summary>
/// <param name="Path">Absolute path; key <c>ConfigDir</c>, default <c>ingest-config</c>.</param>
public sealed record ConfigFolderPath(string Path);
