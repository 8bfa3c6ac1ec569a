using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Dashboards;

/// <summary>The folder of dashboards. Every path is made from an id that <see cref="DashboardId"/> takes, so none leads out of it.</summary>
public sealed class DashboardFolder(DashboardCatalogue catalogue)
{
    private const string Extension = ".json";

    /// <summary>Files whose names are ids, whatever is in them.</summary>
    public IReadOnlyList<string> Ids => !Directory.Exists(catalogue.Folder) ? [] :
    [
        .. Directory.EnumerateFiles(catalogue.Folder, "*" + Extension)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(DashboardId.IsValid)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Null where there is no such file, or none that may be read whole.</summary>
    public DashboardFile? Read(string id)
    {
        var path = PathOf(id);
        try
        {
            var about = new FileInfo(path);
            if (!about.Exists || about.Length > DashboardLoader.MaxFileBytes)
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            return new DashboardFile(id, bytes, DashboardFile.HashOf(bytes), Instant.From(new DateTimeOffset(about.LastWriteTimeUtc)));
        }
        catch (FileNotFoundException)
        {
            // Deleted between the look and the read.
            return null;
        }
    }

    public void Write(string id, ReadOnlySpan<byte> bytes) => AtomicFile.Write(PathOf(id), bytes);

    public void Delete(string id) => File.Delete(PathOf(id));

    private string PathOf(string id) => DashboardId.IsValid(id)
        ? Path.Combine(catalogue.Folder, id + Extension)
        : throw new ArgumentException($"'{id}' is no id of a dashboard.", nameof(id));
}
