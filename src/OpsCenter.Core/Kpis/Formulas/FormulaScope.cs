using System.Runtime.InteropServices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>The series a formula is evaluated over, by input, and the place they belong to. Not thread-safe.</summary>
/// <param name="inputs">In the definition's order.</param>
/// <param name="names">Names of the inputs, for reasons.</param>
/// <param name="place">What is known of the place.</param>
/// <param name="trace">Shared with all parts of the scope.</param>
internal sealed class FormulaScope(IReadOnlyList<IReadOnlyList<SeriesCells>> inputs, IReadOnlyList<string> names, IFormulaPlace place, FormulaTrace trace)
{
    private Dictionary<string, IReadOnlyList<FormulaScope>>? _parts;

    public IFormulaPlace Place => place;

    public FormulaTrace Trace => trace;

    public IReadOnlyList<SeriesCells> Series(int input) => inputs[input];

    public string Name(int input) => names[input];

    /// <summary>One part for each value of the tag; null for each combination of tags, whatever the measurement and field. Made once, in order of the value.</summary>
    public IReadOnlyList<FormulaScope> Parts(string? tag)
    {
        _parts ??= [];
        ref var parts = ref CollectionsMarshal.GetValueRefOrAddDefault(_parts, tag ?? "", out _);
        return parts ??= MakeParts(tag);
    }

    private List<FormulaScope> MakeParts(string? tag)
    {
        var parts = new SortedDictionary<string, List<SeriesCells>[]>(StringComparer.Ordinal);
        for (var input = 0; input < inputs.Count; input++)
        {
            foreach (var series in inputs[input])
            {
                if ((tag is null ? TagsOf(series.Series) : series.Series.Tag(tag)) is not { } key)
                {
                    continue;
                }

                if (!parts.TryGetValue(key, out var part))
                {
                    parts[key] = part = [.. inputs.Select(_ => new List<SeriesCells>())];
                }

                part[input].Add(series);
            }
        }

        return [.. parts.Values.Select(part => new FormulaScope(part, names, place, trace))];
    }

    private static string TagsOf(SeriesKey series) => string.Join('\u001f', series.Tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
