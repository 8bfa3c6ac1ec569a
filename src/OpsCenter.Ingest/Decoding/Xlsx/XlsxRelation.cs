using System.IO.Compression;
using System.Xml;

namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>How one part of a workbook names another (ECMA-376 part 2). Those that lead out of the archive are not read.</summary>
/// <param name="Id">Unique in the part that names it.</param>
/// <param name="Kind">Last segment of its type: <c>worksheet</c>, <c>styles</c>.</param>
/// <param name="Part">File in the archive.</param>
internal sealed record XlsxRelation(string Id, string Kind, string Part)
{
    private const int Most = 10_000;

    public static XlsxRelation? Find(IReadOnlyList<XlsxRelation> relations, string kind) => relations.FirstOrDefault(relation => relation.Kind == kind);

    /// <summary>What a part names; of the archive itself where <paramref name="part"/> is empty.</summary>
    public static IReadOnlyList<XlsxRelation> Of(ZipArchive archive, string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var folder = part[..slash];
        using var reader = XlsxWorkbook.Open(archive, $"{folder}_rels/{part[slash..]}.rels");
        var relations = new List<XlsxRelation>();
        while (reader is not null && relations.Count < Most && reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("TargetMode") != "External"
                && (reader.GetAttribute("Id"), reader.GetAttribute("Type"), reader.GetAttribute("Target")) is ({ } id, { } type, { } target))
            {
                relations.Add(new XlsxRelation(id, type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target)));
            }
        }

        return relations;
    }

    /// <summary>Relative to the folder, or from the archive's root; the result is only ever looked up in the archive.</summary>
    private static string Resolve(string folder, string target)
    {
        var segments = new List<string>();
        foreach (var segment in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ".."))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }
}
