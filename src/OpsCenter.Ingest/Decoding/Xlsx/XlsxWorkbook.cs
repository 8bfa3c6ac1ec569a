using System.IO.Compression;
using System.Text;
using System.Xml;

namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>The parts of a workbook's archive and how they refer to each other. Names of elements and relations are compared without their namespace: there are two sets of those, transitional and strict.</summary>
internal sealed class XlsxWorkbook
{
    private readonly ZipArchive _archive;
    private readonly List<XlsxSheet> _sheets = [];
    private readonly IReadOnlyList<XlsxRelation> _relations;

    private XlsxWorkbook(ZipArchive archive, string part)
    {
        _archive = archive;
        _relations = XlsxRelation.Of(archive, part);
        ReadSheets(part);
    }

    /// <summary>Days are counted from 1904, as old Macintosh versions did.</summary>
    public bool From1904 { get; private set; }

    /// <summary>Null where the bytes may be a workbook, else what they are instead.</summary>
    public static string? NotOne(ReadOnlySpan<byte> payload) => payload switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => null,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "an old workbook (.xls) or one with a password; save it as .xlsx without a password",
        _ => "not a workbook (.xlsx)",
    };

    /// <exception cref="InvalidDataException">It is not whole, or is made to hurt.</exception>
    public static XlsxWorkbook Open(ZipArchive archive)
    {
        if (archive.Entries.Count > XlsxLimits.Parts)
        {
            throw new InvalidDataException($"more than {XlsxLimits.Parts} files in the archive");
        }

        var root = XlsxRelation.Find(XlsxRelation.Of(archive, ""), "officeDocument") ?? throw new InvalidDataException("no workbook is in the archive");
        return new XlsxWorkbook(archive, root.Part);
    }

    /// <summary>The sheet of that name; for null the first that is shown.</summary>
    public XlsxSheet Find(string? name)
    {
        var normal = name?.Normalize(NormalizationForm.FormC);
        var sheet = _sheets.Find(one => normal is null ? one.IsShown : one.Name.Equals(normal, StringComparison.OrdinalIgnoreCase));
        return sheet ?? throw new InvalidDataException(
            name is null ? "no sheet with cells is shown" : $"there is no sheet '{name}', only {string.Join(", ", _sheets.Select(one => $"'{one.Name}'"))}");
    }

    public XmlReader Open(string part) => Open(_archive, part) ?? throw new InvalidDataException($"'{part}' is not in the archive");

    /// <summary>A reader of a part within bounds, without document types and without fetching anything. Null where there is no such part.</summary>
    public static XmlReader? Open(ZipArchive archive, string part) => archive.GetEntry(part) is not { } entry ? null : XmlReader.Create(entry.Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = XlsxLimits.PartCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    public IReadOnlyList<string> ReadSharedTexts()
    {
        if (XlsxRelation.Find(_relations, "sharedStrings") is not { } relation)
        {
            return [];
        }

        using var reader = Open(relation.Part);
        return XlsxText.ReadShared(reader);
    }

    public IReadOnlyList<XlsxDateStyle> ReadDateStyles()
    {
        if (XlsxRelation.Find(_relations, "styles") is not { } relation)
        {
            return [];
        }

        using var reader = Open(relation.Part);
        return XlsxStyles.Read(reader);
    }

    private void ReadSheets(string part)
    {
        using var reader = Open(part);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                From1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && RelationOf(reader) is { Kind: "worksheet" } relation)
            {
                var name = (reader.GetAttribute("name") ?? "").Normalize(NormalizationForm.FormC);
                _sheets.Add(new XlsxSheet(name, relation.Part, reader.GetAttribute("state") is null or "visible"));
            }
        }
    }

    private XlsxRelation? RelationOf(XmlReader sheet)
    {
        string? id = null;
        while (sheet.MoveToNextAttribute())
        {
            id = sheet.LocalName == "id" ? sheet.Value : id;
        }

        sheet.MoveToElement();
        return _relations.FirstOrDefault(relation => relation.Id == id);
    }
}
