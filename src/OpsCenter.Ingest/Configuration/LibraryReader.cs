using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>
/// Reads what packs include: <c>library/*.yaml</c>, each a family of devices with its fields and sources. A pack's own description of a
/// field goes before the library's, so names and valid ranges can be changed without touching the library.
/// </summary>
internal sealed class LibraryReader(ConfigFolder folder, FieldsReader fields)
{
    private const string Folder = "library/";
    private readonly Dictionary<string, ConfigNode?> _files = new(StringComparer.Ordinal);

    /// <summary>The files that a <c>sources.yaml</c> includes, with the prefix that their topics get. Reads each file, and its fields, once.</summary>
    public IReadOnlyList<(ConfigNode File, string Prefix)> Included(ConfigMap sources)
    {
        var included = new List<(ConfigNode, string)>();
        foreach (var node in sources.OptionalList("include"))
        {
            var map = node.IsScalar ? null : node.Map();
            var path = node.IsScalar ? node : map?.Required("file", "library/tasmota.yaml");
            var prefix = map?.OptionalText("prefix") ?? "";
            map?.ReportUnknownKeys();
            if (path is not null && Load(path) is { } file)
            {
                included.Add((file, prefix));
            }
        }

        return included;
    }

    /// <summary>Reads the files that no pack includes, each by itself, only to find their mistakes.</summary>
    public void CheckTheRest()
    {
        foreach (var file in folder.Files(Folder).Where(file => !_files.ContainsKey(file)))
        {
            if (folder.Optional(file) is not { } node)
            {
                continue;
            }

            var own = new FieldsReader();
            if (node.Map()?.Optional("fields") is { } list)
            {
                own.ReadShared(list);
            }

            new SourcesReader(own, this).ReadLibrary(node, "library", "");
        }
    }

    private ConfigNode? Load(ConfigNode path)
    {
        if (path.Text() is not { } file)
        {
            return null;
        }

        if (_files.TryGetValue(file, out var known))
        {
            return known;
        }

        var names = folder.Files(Folder);
        if (!names.Contains(file))
        {
            path.Error($"'{file}' is not in the library", Nearest.Remedy(file, names));
            return _files[file] = null;
        }

        var node = folder.Optional(file);
        if (node?.Map()?.Optional("fields") is { } list)
        {
            fields.ReadShared(list);
        }

        return _files[file] = node;
    }
}
