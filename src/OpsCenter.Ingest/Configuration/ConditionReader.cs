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

        var name = map.Optional("name");
        var path = name is null && map.Required("path", "type") is { } pathNode ? scope.Path(pathNode) : null;
        var slot = name is null ? null : scope.Variable(name);
        var equals = map.Optional("equals");
        var oneOf = map.Optional("in");
        var not = map.Optional("not");
        var exists = map.OptionalChoice("exists", new Dictionary<string, bool> { ["true"] = true, ["false"] = false });
        var matches = map.Optional("matches");
        var notMatches = map.Optional("notMatches");
        var above = map.OptionalNumber("above");
        var below = map.OptionalNumber("below");
        var both = name is not null && map.Optional("path") is not null;
        map.ReportUnknownKeys();
        if (name is not null && (both || above is not null || below is not null))
        {
            node.Error("'name' tests a topic segment or captured key", "Test it with equals, in, not, exists or matches, and a path in another condition");
        }

        if ((equals ?? oneOf ?? not ?? matches ?? notMatches) is null && exists is null && above is null && below is null)
        {
            node.Error("the condition tests nothing", "Add equals, in, not, exists, matches, notMatches, above or below");
        }

        return path is null && slot is null ? null : new Condition
        {
            Path = path,
            Variable = slot ?? -1,
            OneOf = Words(equals ?? oneOf),
            NoneOf = Words(not),
            Exists = exists,
            Matches = matches is null ? null : Pattern(matches),
            NotMatches = notMatches is null ? null : Pattern(notMatches),
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
