using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace OpsCenter.Simulator.Sites;

/// <summary>Reads <c>packs/*/sites.yaml</c>, so that the simulated devices are those the centre knows.</summary>
public static class SiteFolder
{
    /// <summary>All sites in the order of the files' names.</summary>
    /// <exception cref="InvalidOperationException">The folder has no sites, or a file cannot be read as a list of sites; the message names it.</exception>
    public static IReadOnlyList<SimulatedSite> Read(string configFolder)
    {
        var packs = Path.Combine(configFolder, "packs");
        var files = Directory.Exists(packs) ? Directory.GetFiles(packs, "sites.yaml", SearchOption.AllDirectories) : [];
        var sites = files.Order(StringComparer.Ordinal).SelectMany(ReadFile).ToList();
        return sites.Count > 0 ? sites : throw new InvalidOperationException($"No sites under {packs}: expected packs/*/sites.yaml.");
    }

    private static IEnumerable<SimulatedSite> ReadFile(string file)
    {
        var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();
        try
        {
            var document = deserializer.Deserialize<SitesDocument?>(File.ReadAllText(file));
            return (document?.Sites ?? []).Select(site => new SimulatedSite(
                site.Id, site.Kind, site.Position.ElementAtOrDefault(0), site.Position.ElementAtOrDefault(1), site.Devices, site.Via)).ToList();
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            throw new InvalidOperationException($"{file}, line {exception.Start.Line}: {exception.Message}", exception);
        }
    }

    private sealed class SitesDocument
    {
        public List<SiteEntry> Sites { get; set; } = [];
    }

    private sealed class SiteEntry
    {
        public string Id { get; set; } = "";

        public string Kind { get; set; } = "";

        public List<double> Position { get; set; } = [];

        public List<string> Devices { get; set; } = [];

        public string? Via { get; set; }
    }
}
