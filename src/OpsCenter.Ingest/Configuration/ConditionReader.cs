using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OpsCenter.Ingest.Mapping;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>when</c>: one condition or a list that must all hold.</summary>
internal static class ConditionReader
{
    public static Condition[] Read(ConfigMap map, MappingScope scope)
    {
        if (map.Optional("when") is not { } node)
        {
            return [];
        }

        return [.. (node.IsList ? node.Items() : [node]).Select(item => ReadOne(item, scope)).OfType<Condition>()];
    }

    private static Condition? ReadOne(ConfigNode node, MappingScope scope)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var path = map.Required("path", "type") is { } pathNode ? scope.Path(pathNode) : null;
        var equals = map.Optional("equals");
        var oneOf = map.Optional("in");
        var not = map.Optional("not");
        var exists = map.OptionalChoice("exists", new Dictionary<string, bool> { ["true"] = true, ["false"] = false });
        var matches = map.Optional("matches");
        var above = map.OptionalNumber("above");
        var below = map.OptionalNumber("below");
        map.ReportUnknownKeys();
        if ((equals ?? oneOf ?? not ?? matches) is null && exists is null && above is null && below is null)
        {
            node.Error("the condition tests nothing", "Add equals, in, not, exists, matches, above or below");
        }

        return path is null ? null : new Condition
        {
            Path = path,
            OneOf = Words(equals ?? oneOf),
            NoneOf = Words(not),
            Exists = exists,
            Matches = matches is null ? null : Pattern(matches),
            Above = above,
            Below = below,
        };
    }

    private static FrozenSet<string>? Words(ConfigNode? node) =>
        node is null ? null : (node.IsList ? node.Items() : [node]).Select(item => item.Text()).OfType<string>().ToFrozenSet(StringComparer.Ordinal);

    private static Regex? Pattern(ConfigNode node)
    {
        if (node.Text() is not { } text)
        {
            return null;
        }

        try
        {
            return new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            node.Error($"'{text}' is not a usable pattern: {exception.Message}", "Write a regular expression without look-around and back references");
            return null;
        }
    }
}
