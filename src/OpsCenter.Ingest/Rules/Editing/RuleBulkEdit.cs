using System.Globalization;

namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>One change for the levels of many rules. What is null stays.</summary>
public sealed record RuleBulkEdit
{
    /// <summary>Added to every limit, site limits and recovery limits included; in each rule's own unit.</summary>
    public decimal? AddToLimits { get; init; }

    /// <summary>Every limit becomes so many percent more (negative: less) of itself.</summary>
    public decimal? PercentOnLimits { get; init; }

    public decimal? Deadband { get; init; }

    /// <summary>As the file writes it, e.g. <c>30s</c>.</summary>
    public string? OnDelay { get; init; }

    public string? OffDelay { get; init; }

    /// <summary>As the file writes it, e.g. <c>high</c>.</summary>
    public string? Severity { get; init; }

    public bool IsNothing => this == new RuleBulkEdit();

    /// <summary>The rule with the change; itself where its text is none. Limits that are no numbers, names of shared ones for example, stay.</summary>
    public string Apply(string rule)
    {
        if (YamlPatch.Parse(rule) is not { } patch)
        {
            return rule;
        }

        for (var index = 0; index < patch.Count("alarms", 0, "levels"); index++)
        {
            object[] level = ["alarms", 0, "levels", index];
            patch = Limit(Limit(patch, [.. level, "limit"]), [.. level, "recover"]);
            patch = Set(patch, Deadband?.ToString(CultureInfo.InvariantCulture), [.. level, "deadband"]);
            patch = Set(patch, OnDelay, [.. level, "onDelay"]);
            patch = Set(patch, OffDelay, [.. level, "offDelay"]);
            patch = Set(patch, Severity, [.. level, "severity"]);
        }

        foreach (var site in patch.Keys("alarms", 0, "sites"))
        {
            for (var index = 0; index < patch.Count("alarms", 0, "sites", site); index++)
            {
                patch = Limit(patch, ["alarms", 0, "sites", site, index]);
            }
        }

        return patch.Text;
    }

    /// <summary>As a person reckons: 4.0 and 5 % is 4.2; at most two digits more than were written.</summary>
    internal decimal Moved(decimal limit)
    {
        var digits = (limit.Scale + 2) is var scale && AddToLimits is { } added && added.Scale > scale ? added.Scale : scale;
        return Math.Round((limit * (1 + ((PercentOnLimits ?? 0) / 100))) + (AddToLimits ?? 0), Math.Min(digits, 12), MidpointRounding.AwayFromZero);
    }

    private YamlPatch Limit(YamlPatch patch, object[] path) =>
        (AddToLimits is not null || PercentOnLimits is not null)
        && decimal.TryParse(patch.Value(path), NumberStyles.Float, CultureInfo.InvariantCulture, out var limit)
            ? patch.With(Text(Moved(limit), limit.Scale), path)
            : patch;

    private static YamlPatch Set(YamlPatch patch, string? value, object[] path) => value is null || patch.Value(path) == value ? patch : patch.With(value, path);

    /// <summary>With as many digits as it had, more only where they say something.</summary>
    private static string Text(decimal value, int digits) => value.ToString($"0.{new string('0', digits)}{new string('#', 12)}", CultureInfo.InvariantCulture);
}
