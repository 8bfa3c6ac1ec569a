using System.Text.RegularExpressions;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads keys, columns and checks of one sheet; ids are unique over keys and columns.</summary>
internal sealed partial class SheetColumnsReader(FieldsReader fields, IReadOnlyCollection<string> areaIds)
{
    private static readonly Dictionary<string, SheetColumnKind> Kinds = new(StringComparer.Ordinal)
    {
        ["number"] = SheetColumnKind.Number,
        ["whole"] = SheetColumnKind.Whole,
        ["date"] = SheetColumnKind.Date,
        ["text"] = SheetColumnKind.Text,
    };

    private static readonly Dictionary<string, bool> Tops = new(StringComparer.Ordinal) { ["top"] = true, ["leaves"] = false };
    private static readonly Dictionary<string, bool> Truth = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };
    private static readonly Dictionary<string, SheetComparison> Comparisons = new(StringComparer.Ordinal)
    {
        ["<="] = SheetComparison.AtMost,
        [">="] = SheetComparison.AtLeast,
        ["<"] = SheetComparison.Less,
        [">"] = SheetComparison.Greater,
        ["="] = SheetComparison.Equal,
    };

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public IReadOnlyList<SheetKey> Keys(IEnumerable<ConfigNode> nodes) => [.. nodes.Select(Key).OfType<SheetKey>()];

    public IReadOnlyList<SheetColumn> Columns(IEnumerable<ConfigNode> nodes, string? measurement) => [.. nodes.Select(node => Column(node, measurement)).OfType<SheetColumn>()];

    public static IReadOnlyList<SheetCheck> Checks(IEnumerable<ConfigNode> nodes, IReadOnlyList<SheetColumn> columns) =>
        [.. nodes.Select(node => Check(node, columns)).OfType<SheetCheck>()];

    private SheetKey? Key(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var id = Id(map, "area");
        var name = map.RequiredLocalized("name");
        var top = map.OptionalChoice("areas", Tops);
        var list = map.Optional("list");
        var free = map.OptionalChoice("free", Truth) ?? false;
        var under = map.OptionalList("under").Select(Area).OfType<string>().ToArray();
        var tag = map.OptionalText("tag") ?? (top is null ? id : StandardTags.Area);
        var choices = list is null ? [] : Choices(list);
        map.ReportUnknownKeys();
        if ((top is not null ? 1 : 0) + (list is not null ? 1 : 0) + (free ? 1 : 0) != 1)
        {
            node.Error("does not say which rows there are", "Write one of 'areas: leaves', 'areas: top', 'list: [{id: …, name: …}]' and 'free: true'");
        }

        return id is null || name is null || tag is null ? null : new SheetKey
        {
            Id = id,
            Name = name,
            Kind = top is not null ? SheetKeyKind.Areas : list is not null ? SheetKeyKind.List : SheetKeyKind.Free,
            Tag = tag,
            Choices = choices,
            Under = under,
            Top = top ?? false,
        };
    }

    private SheetColumn? Column(ConfigNode node, string? measurement)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var id = Id(map, "revenue");
        var kind = map.OptionalChoice("kind", Kinds) ?? SheetColumnKind.Number;
        var figure = kind is SheetColumnKind.Number or SheetColumnKind.Whole;
        var field = figure && id is not null && measurement is not null ? fields.Find(measurement, id) : null;
        if (figure && field is null && id is not null && measurement is not null)
        {
            node.Error($"no fields.yaml describes '{measurement}.{id}'", $"Add '{{measurement: {measurement}, field: {id}, name: …, unit: …}}'");
        }

        var name = map.OptionalLocalized("name") ?? field?.Name;
        var min = map.OptionalNumber("min") ?? field?.ValidMin;
        var max = map.OptionalNumber("max") ?? field?.ValidMax;
        var required = map.OptionalChoice("required", Truth) ?? false;
        var choices = map.Optional("choices") is { } list ? Choices(list) : [];
        var tag = map.OptionalText("tag");
        map.ReportUnknownKeys();
        if (name is null)
        {
            node.Error("'name' is missing", "Add 'name: {vi: …, en: …}'");
        }

        if (min > max)
        {
            node.Error($"the range {min} to {max} is empty", "Swap or correct 'min' and 'max'");
        }

        if (kind != SheetColumnKind.Text && (choices.Count > 0 || tag is not null))
        {
            node.Error("only a text has 'choices' and 'tag'", "Write 'kind: text', or remove them");
        }

        return id is null || name is null ? null : new SheetColumn
        {
            Id = id,
            Name = name,
            Kind = kind,
            Unit = field?.Unit ?? "",
            Decimals = kind == SheetColumnKind.Whole ? 0 : field?.Decimals ?? 0,
            Min = min,
            Max = max,
            Required = required,
            Choices = choices,
            Tag = tag,
        };
    }

    private string? Id(ConfigMap map, string example)
    {
        var node = map.Required("id", example);
        if (node?.Text() is not { } id)
        {
            return null;
        }

        if (!IdPattern().IsMatch(id))
        {
            node.Error($"'{id}' is no id", "Write small letters, digits and '_', beginning with a letter");
        }
        else if (!_ids.Add(id))
        {
            node.Error($"'{id}' is there twice", "Give each key and column an id of its own");
        }

        return id;
    }

    private string? Area(ConfigNode node)
    {
        if (node.Text() is { } area && !areaIds.Contains(area))
        {
            node.Error($"area '{area}' is not in areas.yaml", Nearest.Remedy(area, areaIds));
        }

        return node.Text();
    }

    private static List<SheetChoice> Choices(ConfigNode list)
    {
        var choices = new List<SheetChoice>();
        foreach (var node in list.Items())
        {
            if (node.IsScalar)
            {
                if (node.Text() is { } word)
                {
                    choices.Add(new SheetChoice(word, LocalizedText.Same(word)));
                }
            }
            else if (node.Map() is { } map)
            {
                var (id, name) = (map.RequiredText("id", "revenue"), map.RequiredLocalized("name"));
                map.ReportUnknownKeys();
                if (id is not null && name is not null)
                {
                    choices.Add(new SheetChoice(id, name));
                }
            }

            if (choices.Count > 1 && choices.SkipLast(1).Any(choice => choice.Id == choices[^1].Id))
            {
                node.Error($"'{choices[^1].Id}' is there twice", "Remove one");
            }
        }

        return choices;
    }

    private static SheetCheck? Check(ConfigNode node, IReadOnlyList<SheetColumn> columns)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var rule = map.Required("rule", "disbursed <= planned");
        var text = map.OptionalLocalized("text");
        map.ReportUnknownKeys();
        if (rule?.Text() is not { } written)
        {
            return null;
        }

        var match = RulePattern().Match(written);
        if (!match.Success || Terms(match.Groups["left"].Value) is not { } left || Terms(match.Groups["right"].Value) is not { } right)
        {
            rule.Error($"'{written}' is no check", "Write sums of columns and numbers with one of <= < >= > = between them, e.g. 'disbursed <= planned'");
            return null;
        }

        var check = new SheetCheck(written, left, Comparisons[match.Groups["word"].Value], right, text);
        var figures = columns.Where(column => column.IsFigure).Select(column => column.Id).ToList();
        if (check.Columns.FirstOrDefault(column => !figures.Contains(column)) is { } stranger)
        {
            rule.Error($"'{stranger}' is no column of figures", Nearest.Remedy(stranger, figures));
            return null;
        }

        if (!check.Columns.Any())
        {
            rule.Error("names no column", "Name at least one");
            return null;
        }

        return check;
    }

    private static List<SheetTerm>? Terms(string sum)
    {
        var terms = new List<SheetTerm>();
        foreach (Match match in TermPattern().Matches(sum))
        {
            if (terms.Count > 0 && match.Groups["sign"].Length == 0)
            {
                return null;
            }

            var sign = match.Groups["sign"].Value == "-" ? -1.0 : 1.0;
            var what = match.Groups["what"].Value;
            terms.Add(char.IsAsciiDigit(what[0])
                ? new SheetTerm(sign * double.Parse(what, System.Globalization.CultureInfo.InvariantCulture), null)
                : new SheetTerm(sign, what));
        }

        return terms.Count > 0 && string.Concat(TermPattern().Matches(sum).Select(match => match.Value)).Replace(" ", "", StringComparison.Ordinal) == sum.Replace(" ", "", StringComparison.Ordinal) ? terms : null;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();

    [GeneratedRegex("^(?<left>[^<>=]+)(?<word><=|>=|<|>|=)(?<right>[^<>=]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex RulePattern();

    [GeneratedRegex(@"\s*(?<sign>[+-]?)\s*(?<what>[a-z][a-z0-9_]*|\d+(\.\d+)?)\s*", RegexOptions.NonBacktracking)]
    private static partial Regex TermPattern();
}
