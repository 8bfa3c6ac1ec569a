using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpsCenter.Ingest.Mapping;

/// <summary>One test on a payload value; all that are set must hold.</summary>
internal sealed class Condition
{
    /// <summary>Null where a topic segment or captured key is tested.</summary>
    public JsonPath? Path { get; init; }

    /// <summary>Slot of the topic segment or captured key.</summary>
    public int Variable { get; init; }

    public FrozenSet<string>? OneOf { get; init; }

    public FrozenSet<string>? NoneOf { get; init; }

    public bool? Exists { get; init; }

    /// <summary>Without backtracking: a payload must not be able to stall us.</summary>
    public Regex? Matches { get; init; }

    public Regex? NotMatches { get; init; }

    public double? Above { get; init; }

    public double? Below { get; init; }

    public static bool AllHold(Condition[] conditions, MappingRun run, JsonElement item)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(run, item))
            {
                return false;
            }
        }

        return true;
    }

    private bool Holds(MappingRun run, JsonElement item)
    {
        if (Path is null)
        {
            var name = run.Variable(Variable);
            return (Exists is null || Exists == !string.IsNullOrEmpty(name)) && HoldsText(name);
        }

        var there = Path.TryGet(run, item, out var value) && value.ValueKind != JsonValueKind.Null;
        if (Exists is { } exists && exists != there)
        {
            return false;
        }

        return HoldsText(there ? JsonText.Of(value) : null) && HoldsNumber(there ? value : default);
    }

    private bool HoldsText(string? text) =>
        (OneOf is null || (text is not null && OneOf.Contains(text)))
        && (NoneOf is null || text is null || !NoneOf.Contains(text))
        && (NotMatches is null || text is null || !NotMatches.IsMatch(text))
        && (Matches is null || (text is not null && Matches.IsMatch(text)));

    private bool HoldsNumber(JsonElement value)
    {
        if (Above is null && Below is null)
        {
            return true;
        }

        return value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var number)
            && !(number <= Above)
            && !(number >= Below);
    }
}
