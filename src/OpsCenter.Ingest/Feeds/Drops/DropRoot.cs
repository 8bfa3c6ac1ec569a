namespace OpsCenter.Ingest.Feeds.Drops;

/// <summary>Where relative folders of drops start.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record DropRoot(string Path)
{
    public string Resolve(string folder) => System.IO.Path.GetFullPath(folder, Path);
}
