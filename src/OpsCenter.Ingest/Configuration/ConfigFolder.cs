using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>The files of a configuration folder, read once each, shown relative to the folder's parent.</summary>
internal sealed class ConfigFolder(string folder, ConfigErrorList errors)
{
    private static readonly string[] PackFiles =
        ["pack.yaml", "sites.yaml", "fields.yaml", "sources.yaml", "alarms.yaml", "limits.yaml", "kpis.yaml", "devices.yaml", "cameras.yaml", "feeds.yaml", "open311.yaml", "sheets.yaml"];
    private readonly string _folder = Path.GetFullPath(folder);

    public bool Exists => Directory.Exists(_folder);

    public string Shown(string relative) => relative.Length == 0 ? Path.GetFileName(_folder) : $"{Path.GetFileName(_folder)}/{relative}";

    /// <summary>Folder names under <c>packs</c>, in order.</summary>
    public IReadOnlyList<string> Packs()
    {
        var packs = Path.Combine(_folder, "packs");
        return Directory.Exists(packs)
            ? [.. Directory.GetDirectories(packs).Select(pack => Path.GetFileName(pack)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>YAML files right under a folder that ends in a slash, with that folder's name, in order.</summary>
    public IReadOnlyList<string> Files(string relative)
    {
        var path = Path.Combine(_folder, relative);
        return Directory.Exists(path)
            ? [.. Directory.GetFiles(path, "*.yaml").Select(file => relative + Path.GetFileName(file)).Order(StringComparer.Ordinal)]
            : [];
    }

    public ConfigNode? Optional(string relative)
    {
        var path = Path.Combine(_folder, relative);
        return File.Exists(path) ? YamlDocumentLoader.Load(path, Shown(relative), errors) : null;
    }

    public ConfigNode? Required(string relative)
    {
        var path = Path.Combine(_folder, relative);
        if (!File.Exists(path))
        {
            errors.Add(Shown(relative), null, "", "the file is missing", "Create it");
            return null;
        }

        return Optional(relative);
    }

    /// <summary>A file with a slip in its name would be passed over in silence.</summary>
    public void ReportStrangers(string pack)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(_folder, "packs", pack), "*.y*ml"))
        {
            var name = Path.GetFileName(path);
            if (!PackFiles.Contains(name))
            {
                errors.Add(Shown($"packs/{pack}/{name}"), null, "", "no such file belongs to a pack", Nearest.Remedy(name, PackFiles));
            }
        }
    }
}
