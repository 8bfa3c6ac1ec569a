using System.Globalization;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Decoding.Binary;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>layout</c> of a binary format: fields, conditional and repeated parts, parts told by their kind.</summary>
internal sealed class BinaryLayoutReader
{
    private const int LongestPart = 4096;
    private static readonly Dictionary<string, BinaryType> Types =
        Enum.GetValues<BinaryType>().ToDictionary(type => type.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly Dictionary<string, bool> Endians = new(StringComparer.Ordinal) { ["big"] = false, ["little"] = true };

    private static readonly Dictionary<string, TlvKey> Keys = new(StringComparer.Ordinal)
    {
        ["type"] = TlvKey.Type,
        ["channel-type"] = TlvKey.ChannelAndType,
        ["numbered-type"] = TlvKey.NumberedType,
    };

    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly bool _little;

    private BinaryLayoutReader(bool little) => _little = little;

    /// <summary>Null where the layout is missing; its errors are in the list.</summary>
    public static BinaryItem[]? Read(ConfigMap format)
    {
        var little = format.OptionalChoice("endian", Endians) ?? false;
        return format.Required("layout", "[{name: level, type: u16}]") is { } node ? new BinaryLayoutReader(little).Items(node) : null;
    }

    private BinaryItem[] Items(ConfigNode list) => [.. list.Items().Select(Item).OfType<BinaryItem>()];

    private BinaryItem? Item(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        BinaryItem? item;
        if (map.Optional("if") is not null)
        {
            item = Group(map);
        }
        else if (map.Optional("repeat") is not null)
        {
            item = Repeat(map);
        }
        else
        {
            item = map.Optional("tlv") is { } tlv ? (BinaryItem?)Tlv(tlv) : Value(map);
        }

        map.ReportUnknownKeys();
        return item;
    }

    private BinaryValue? Value(ConfigMap map)
    {
        var type = map.Required("type", "u16") is null ? null : map.OptionalChoice("type", Types);
        var bits = (map.Optional("bits")?.Members() ?? []).Select(member => Bits(member.Name, member.Value)).ToArray();
        var name = map.OptionalText("name") ?? "";
        var little = map.OptionalChoice("endian", Endians) ?? _little;
        var at = map.OptionalNumber("at");
        var length = map.OptionalNumber("length");
        var scale = map.OptionalNumber("scale") ?? 1;
        var offset = map.OptionalNumber("offset") ?? 0;
        if (name.Length == 0 && bits.Length == 0 && type != BinaryType.Skip)
        {
            map.Node.Error("the field has no name", "Add 'name', or 'bits' with the names of single bits");
        }

        if (length is < 1 or > LongestPart || (length is not null && type < BinaryType.Text))
        {
            map.Node.Error("the length is not clear", $"Only text, hex and skip have a length, 1 to {LongestPart}");
        }

        _numbers.Add(name);
        Array.ForEach(bits, bit => _numbers.Add(bit.Name));
        var inverse = Math.Round(1 / scale);
        var divides = Math.Abs(scale) < 1 && Math.Abs((inverse * scale) - 1) < 1e-9;
        return type is not { } known ? null : new BinaryValue
        {
            Name = name,
            Type = known,
            LittleEndian = little,
            At = (int?)at,
            Length = (int?)length,

            // 235 ÷ 10 is 23.5 to the last bit; 235 × 0.1 need not be.
            Scale = divides ? 1 : scale,
            Divisor = divides ? inverse : 1,
            Offset = offset,
            Bits = bits,
        };
    }

    private static (string Name, int First, int Count) Bits(string name, ConfigNode node)
    {
        double?[] numbers = node.IsList ? [.. node.Items().Select(item => item.Number())] : [node.Number(), 1];
        if (numbers is [{ } first, { } count] && first >= 0 && count >= 1 && first + count <= 63)
        {
            return (name, (int)first, (int)count);
        }

        node.Error($"{node.Shown()} names no bits", "Write the number of a bit, 0 for the lowest, or [first, count]");
        return (name, 0, 1);
    }

    private BinaryGroup? Group(ConfigMap map)
    {
        var of = map.Optional("if")!;
        var bit = map.OptionalNumber("bit");
        var equals = map.OptionalNumber("equals");
        var layout = map.Required("layout", "[{name: level, type: u16}]");
        if (bit is null == equals is null)
        {
            map.Node.Error("the condition is not clear", "Add either 'bit' (number of a bit that must be set) or 'equals'");
        }

        return Number(of) is { } name && layout is not null ? new BinaryGroup(name, (int?)bit, (long?)equals, Items(layout)) : null;
    }

    private BinaryRepeat? Repeat(ConfigMap map)
    {
        var name = map.Optional("repeat")!.Text();
        var count = map.Optional("count");
        var layout = map.Required("layout", "[{name: level, type: u16}]");
        int? times = null;
        string? of = null;
        if (count?.Text() is { } text)
        {
            var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var fixedCount);
            times = isNumber ? fixedCount : null;
            of = isNumber ? null : Number(count);
        }

        return name is null || layout is null ? null : new BinaryRepeat(name, times, of, Items(layout));
    }

    /// <summary>An earlier number of the same layout.</summary>
    private string? Number(ConfigNode node)
    {
        if (node.Text() is not { } name)
        {
            return null;
        }

        if (!_numbers.Contains(name))
        {
            node.Error($"'{name}' is no number that stands before this", Nearest.Remedy(name, _numbers));
        }

        return name;
    }

    private BinaryTlv? Tlv(ConfigNode node)
    {
        if (node.IsScalar)
        {
            if (node.Text() == "cayenne-lpp")
            {
                return CayenneLayout.Tlv;
            }

            node.Error($"{node.Shown()} is not a known table", "Write cayenne-lpp, or {key: channel-type, items: {…}}");
            return null;
        }

        if (node.Map() is not { } map)
        {
            return null;
        }

        var key = map.OptionalChoice("key", Keys) ?? TlvKey.ChannelAndType;
        var items = new Dictionary<int, TlvItem>();
        foreach (var (kind, item) in map.Required("items", "{\"01 75\": [{name: battery, type: u8}]}")?.Members() ?? [])
        {
            if (Part(item) is { } part && !items.TryAdd(Kind(kind, key, item), part))
            {
                item.Error($"the kind '{kind}' is there twice", "Describe each kind once");
            }
        }

        map.ReportUnknownKeys();
        return new BinaryTlv(key, items);
    }

    private TlvItem? Part(ConfigNode node)
    {
        if (node.IsList)
        {
            return new TlvItem(Items(node), null);
        }

        if (node.Map() is not { } map)
        {
            return null;
        }

        var list = map.RequiredText("list", "history");
        var layout = map.Required("layout", "[{name: level, type: u16}]");
        map.ReportUnknownKeys();
        return list is null || layout is null ? null : new TlvItem(Items(layout), list);
    }

    private static int Kind(string text, TlvKey key, ConfigNode node)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        var length = key == TlvKey.ChannelAndType ? 4 : 2;
        if (digits.Length == length && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var kind))
        {
            return kind;
        }

        node.Error($"'{text}' is not a kind", $"Write {length / 2} bytes in hex, in quotes, e.g. {(length == 4 ? "\"03 67\"" : "\"67\"")}");
        return -1;
    }
}
