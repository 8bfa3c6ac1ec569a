using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Ingest.Tests.Mapping;

namespace OpsCenter.Ingest.Tests.Library;

/// <summary>A pack that includes every file of the shipped library.</summary>
internal static class LibraryHarness
{
    public static string Folder => Path.Combine(RepositoryFolder.Path, "ingest-config", "library");

    public static IReadOnlyList<string> Files => [.. Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public static IngestConfiguration Load()
    {
        using var config = new TemporaryConfig();
        foreach (var file in Files)
        {
            config.Write($"library/{file}", File.ReadAllText(Path.Combine(Folder, file)));
        }

        return config.Write("packs/p/sources.yaml", "include:\n" + string.Join('\n', Files.Select(file => $"  - library/{file}")) + "\n").Load();
    }

    public static MappingHarness Create() => new(Load(), 100_000);

    /// <summary>What a message became, a line each: readings by series and value, events by kind, severity, device and text, then reasons.</summary>
    public static IReadOnlyList<string> Shown(DecodedMessage decoded) =>
    [
        .. decoded.Readings.Select(reading => FormattableString.Invariant($"{reading.Series.Canonical.Replace(",pack=p", "", StringComparison.Ordinal)} = {reading.Value:G10}")),
        .. decoded.Events.Select(one => $"{one.Kind} {one.Severity} {one.Device} '{one.Text}' #{one.Id}"),
        .. decoded.Rejected.Select(part => $"! {part.Reason}"),
    ];
}
