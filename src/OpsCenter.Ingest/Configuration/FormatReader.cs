using System.Text;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Decoding.Binary;
using OpsCenter.Ingest.Decoding.Csv;
using OpsCenter.Ingest.Decoding.Gtfs;
using OpsCenter.Ingest.Decoding.Ngsi;
using OpsCenter.Ingest.Decoding.Packed;
using OpsCenter.Ingest.Decoding.Prometheus;
using OpsCenter.Ingest.Decoding.Senml;
using OpsCenter.Ingest.Decoding.Sparkplug;
using OpsCenter.Ingest.Decoding.Syslog;
using OpsCenter.Ingest.Decoding.Xlsx;
using OpsCenter.Ingest.Decoding.Xml;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>format</c> (a name, or <c>{type: name, …}</c>), <c>compression</c> and <c>embedded</c> of a source.</summary>
internal static class FormatReader
{
    private static readonly Dictionary<string, Func<ConfigMap?, PayloadFormat?>> Types = new(StringComparer.Ordinal)
    {
        ["json"] = _ => JsonFormat.Instance,
        ["json-lines"] = _ => JsonLinesFormat.Instance,
        ["scalar"] = _ => ScalarFormat.Instance,
        ["line-protocol"] = _ => LineProtocolFormat.Instance,
        ["csv"] = Csv,
        ["xlsx"] = Xlsx,
        ["xml"] = _ => XmlFormat.Instance,
        ["senml"] = _ => SenmlFormat.Instance,
        ["ngsi"] = _ => NgsiFormat.Instance,
        ["cbor"] = _ => CborFormat.Instance,
        ["msgpack"] = _ => MessagePackFormat.Instance,
        ["prometheus"] = _ => PrometheusFormat.Instance,
        ["syslog"] = Syslog,
        ["sparkplug-b"] = _ => SparkplugFormat.Instance,
        ["gtfs-realtime"] = _ => GtfsFormat.Instance,
        ["pairs"] = Pairs,
        ["binary"] = Binary,
        ["cayenne-lpp"] = map => new BinaryFormat([CayenneLayout.Tlv], Encoding(map)),
    };

    private static readonly Dictionary<string, CompressionKind> Compressions = new(StringComparer.Ordinal)
    {
        ["gzip"] = CompressionKind.Gzip,
        ["deflate"] = CompressionKind.Deflate,
        ["auto"] = CompressionKind.Auto,
    };

    private static readonly Dictionary<string, PayloadEncoding> Encodings = new(StringComparer.Ordinal)
    {
        ["raw"] = PayloadEncoding.Raw,
        ["base64"] = PayloadEncoding.Base64,
        ["hex"] = PayloadEncoding.Hex,
    };

    private static readonly Dictionary<string, Encoding> TextEncodings = new(StringComparer.Ordinal)
    {
        ["utf-8"] = System.Text.Encoding.UTF8,
        ["utf-16"] = System.Text.Encoding.Unicode,
        ["latin1"] = System.Text.Encoding.Latin1,
    };

    /// <summary>JSON where nothing is said, and where what is said is an error that is in the list already.</summary>
    public static PayloadFormat Read(ConfigMap source)
    {
        var format = source.Optional("format") is { } node ? Format(node) : null;
        var compression = source.OptionalChoice("compression", Compressions);
        format ??= JsonFormat.Instance;
        if (compression is not { } kind)
        {
            return format;
        }

        if (format == LineProtocolFormat.Instance)
        {
            source.Node.Error("line protocol of a source is not unpacked", "Send it uncompressed, or with gzip to /write");
        }

        return new CompressedFormat(format, kind);
    }

    /// <summary><c>embedded: {path: data, encoding: base64, format: {…}, into: decoded}</c>.</summary>
    public static EmbeddedPayload? Embedded(ConfigMap source, MappingScope scope)
    {
        if (source.Optional("embedded")?.Map() is not { } map)
        {
            return null;
        }

        var path = map.Required("path", "data") is { } pathNode ? scope.Path(pathNode) : null;
        var encoding = map.OptionalChoice("encoding", Encodings) ?? PayloadEncoding.Raw;
        var formatNode = map.Required("format", "{type: binary, layout: […]}");
        var format = formatNode is null ? null : Format(formatNode);
        var into = map.OptionalText("into") ?? "decoded";
        map.ReportUnknownKeys();
        if (format == LineProtocolFormat.Instance)
        {
            formatNode!.Error("line protocol cannot be embedded", "Choose another format");
            return null;
        }

        return path is null || format is null ? null : new EmbeddedPayload { Path = path, Encoding = encoding, Format = format, Into = into };
    }

    private static PayloadFormat? Format(ConfigNode node)
    {
        var map = node.IsScalar ? null : node.Map();
        var type = node.IsScalar ? node : map?.Required("type", "csv");
        if (type?.Text() is not { } name)
        {
            return null;
        }

        if (!Types.TryGetValue(name, out var make))
        {
            type.Error($"'{name}' is not a format", Nearest.Remedy(name, Types.Keys));
            return null;
        }

        if (map is null && name is "binary" or "pairs" && map is null)
        {
            node.Error($"the format {name} needs settings", name == "binary" ? "Write {type: binary, layout: […]}" : "Write {type: pairs, separator: \"&\", assign: \"=\"}");
            return null;
        }

        var format = make(map);
        map?.ReportUnknownKeys();
        return format;
    }

    private static CsvFormat Csv(ConfigMap? map)
    {
        if (map is null)
        {
            return new CsvFormat();
        }

        return new CsvFormat
        {
            Separator = Character(map, "separator") ?? ',',
            Quote = Character(map, "quote") ?? '"',
            Comment = Character(map, "comment"),
            Skip = Skip(map),
            Columns = Columns(map),
            Encoding = map.Optional("encoding") is null ? System.Text.Encoding.UTF8 : TextEncoding(map),
        };
    }

    private static XlsxFormat Xlsx(ConfigMap? map) =>
        map is null ? new XlsxFormat() : new XlsxFormat { Sheet = map.OptionalText("sheet"), Skip = Skip(map), Columns = Columns(map) };

    private static int Skip(ConfigMap map)
    {
        var skip = map.OptionalNumber("skip") ?? 0;
        if (skip is < 0 or > 1000 || skip != Math.Floor(skip))
        {
            map.Node.Error($"skip {skip} is no number of lines", "Write 0 to 1000");
        }

        return (int)skip;
    }

    private static string[]? Columns(ConfigMap map) =>
        map.Optional("columns")?.Items().Select(item => item.IsNull ? "" : item.Text() ?? "").ToArray();

    private static Encoding TextEncoding(ConfigMap map)
    {
        var node = map.Optional("encoding")!;
        if (node.Text() is { } text && TextEncodings.TryGetValue(text, out var encoding))
        {
            return encoding;
        }

        node.Error($"{node.Shown()} is not an encoding", Nearest.Remedy(node.Shown(), TextEncodings.Keys));
        return System.Text.Encoding.UTF8;
    }

    private static PairsFormat? Pairs(ConfigMap? map)
    {
        map!.Required("separator", "\"&\"");
        map.Required("assign", "\"=\"");
        var separator = Character(map, "separator");
        var assign = Character(map, "assign");
        var group = Character(map, "group");
        return separator is { } first && assign is { } second ? new PairsFormat(first, second, group) : null;
    }

    private static SyslogFormat Syslog(ConfigMap? map) =>
        new(map?.Optional("zone") is { } zone ? TimeSettings.Zone(zone) ?? TimeZoneInfo.Utc : TimeZoneInfo.Utc);

    private static BinaryFormat? Binary(ConfigMap? map)
    {
        var encoding = Encoding(map);
        return BinaryLayoutReader.Read(map!) is { } layout ? new BinaryFormat(layout, encoding) : null;
    }

    private static PayloadEncoding Encoding(ConfigMap? map) => map?.OptionalChoice("encoding", Encodings) ?? PayloadEncoding.Raw;

    private static char? Character(ConfigMap map, string name)
    {
        if (map.Optional(name) is not { } node || node.Text() is not { } text)
        {
            return null;
        }

        if (text is "tab" || text.Length == 1)
        {
            return text is "tab" ? '\t' : text[0];
        }

        node.Error($"'{text}' is not one character", "Write one character in quotes, or tab");
        return null;
    }
}
