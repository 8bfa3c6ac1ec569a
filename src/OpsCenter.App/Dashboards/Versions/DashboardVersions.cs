using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Dashboards.Versions;

/// <summary>Earlier texts of each dashboard, one file each under <c>.versions</c> beside the dashboards: they travel with the folder and outlive a deletion.</summary>
/// <remarks>Writes come from <see cref="DashboardEditing"/> alone, one at a time.</remarks>
public sealed class DashboardVersions(DashboardCatalogue catalogue, IOptions<EditingOptions> options)
{
    private const string Folder = ".versions";

    /// <summary>Newest first.</summary>
    public IReadOnlyList<DashboardVersion> List(string id) => [.. Numbers(id).Select(number => Read(id, number)).OfType<DashboardVersion>()];

    public DashboardVersion? Newest(string id) => Numbers(id) is [var newest, ..] ? Read(id, newest) : null;

    /// <summary>Null where there is no such version, or its file was damaged.</summary>
    public DashboardVersion? Find(string id, int number) => Read(id, number);

    public DashboardVersion Add(string id, ReadOnlySpan<byte> text, string? author, string? note, Instant at)
    {
        var folder = FolderOf(id);
        Directory.CreateDirectory(folder);
        var numbers = Numbers(id);
        var version = new DashboardVersion(
            numbers.FirstOrDefault() + 1, at, author, note, DashboardFile.HashOf(text), Encoding.UTF8.GetString(text));
        var stored = new Stored(version.At.UnixMilliseconds, version.Author, version.Note, version.Hash, version.Text);
        AtomicFile.Write(PathOf(id, version.Number), JsonSerializer.SerializeToUtf8Bytes(stored, JsonSerializerOptions.Web));
        foreach (var old in numbers.Skip(options.Value.VersionsKept - 1))
        {
            File.Delete(PathOf(id, old));
        }

        return version;
    }

    private List<int> Numbers(string id)
    {
        var folder = FolderOf(id);
        return !Directory.Exists(folder)
            ? []
            : [
                .. Directory.EnumerateFiles(folder, "*.json")
                    .Select(path => int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
                    .Where(number => number > 0)
                    .OrderDescending(),
            ];
    }

    private DashboardVersion? Read(string id, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<Stored>(File.ReadAllBytes(PathOf(id, number)), JsonSerializerOptions.Web) is { Text: not null, Hash: not null } stored
                ? new DashboardVersion(number, Instant.FromUnixMilliseconds(stored.At), stored.Author, stored.Note, stored.Hash, stored.Text)
                : null;
        }
        catch (Exception problem) when (problem is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string PathOf(string id, int number) =>
        Path.Combine(FolderOf(id), string.Create(CultureInfo.InvariantCulture, $"{number:D6}.json"));

    private string FolderOf(string id) => DashboardId.IsValid(id)
        ? Path.Combine(catalogue.Folder, Folder, id)
        : throw new ArgumentException($"'{id}' is no id of a dashboard.", nameof(id));

    /// <summary>What a version's file holds.</summary>
    private sealed record Stored(long At, string? Author, string? Note, string Hash, string Text);
}
