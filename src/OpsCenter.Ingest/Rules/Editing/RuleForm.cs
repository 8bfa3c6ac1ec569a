using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>The fields of a form over the text of one rule: each reads its value out of the text and writes it back into it, touching nothing else.</summary>
/// <remarks>The text is the draft; the form holds nothing of its own, so form and YAML cannot part.</remarks>
public sealed partial class RuleForm
{
    private readonly YamlPatch _patch;

    private RuleForm(YamlPatch patch) => _patch = patch;

    public string Text => _patch.Text;

    public int Levels => _patch.Count("alarms", 0, "levels");

    public IReadOnlyList<string> Sites => _patch.Keys("alarms", 0, "sites");

    /// <summary>As the file writes it; <c>level</c> where it says nothing.</summary>
    public string Kind => Value("kind") ?? "level";

    /// <summary>Null where the text is no YAML of a rule: then only the YAML can be edited.</summary>
    public static RuleForm? Of(string text) => YamlPatch.Parse(text) is { } patch && patch.Has("alarms", 0, "id") ? new RuleForm(patch) : null;

    /// <param name="path">Below the rule, e.g. <c>"levels", 0, "limit"</c>.</param>
    public string? Value(params object[] path) => _patch.Value(["alarms", 0, .. path]);

    /// <summary>A text of a language; where there is one for both, that.</summary>
    public string? Localized(string language, params object[] path) => Value([.. path, language]) ?? Value(path);

    /// <summary>Null where it is no number, duration or word that a file could hold there.</summary>
    /// <param name="input">As typed; blank takes the key away.</param>
    /// <param name="kind">What it shall be.</param>
    /// <param name="path">Below the rule.</param>
    public RuleForm? With(string? input, RuleFieldKind kind, params object[] path)
    {
        object[] whole = ["alarms", 0, .. path];
        var typed = (input ?? "").Trim();
        if (typed.Length == 0)
        {
            return kind == RuleFieldKind.Text ? null : new RuleForm(path[^1] is int ? _patch.With("null", whole) : _patch.Without(whole));
        }

        if (typed == _patch.Value(whole))
        {
            return this;
        }

        return kind switch
        {
            RuleFieldKind.Text => new RuleForm(_patch.WithText(typed, whole)),
            RuleFieldKind.Word => Word().IsMatch(typed) ? new RuleForm(_patch.With(typed, whole)) : null,
            RuleFieldKind.Number => Number(typed) is { } number ? new RuleForm(_patch.With(number, whole)) : null,
            RuleFieldKind.Limit => With(typed, RuleFieldKind.Number, path) ?? With(typed, RuleFieldKind.Duration, path) ?? With(typed, RuleFieldKind.Word, path),
            _ => Duration().IsMatch(typed.Replace(" ", "", StringComparison.Ordinal)) ? new RuleForm(_patch.With(typed.Replace(" ", "", StringComparison.Ordinal), whole)) : null,
        };
    }

    /// <summary>Sets the text of one language; a text for both becomes one for each.</summary>
    public RuleForm? WithLocalized(string? input, string language, params object[] path)
    {
        var typed = (input ?? "").Trim();
        if (typed.Length == 0)
        {
            return null;
        }

        if (typed == Localized(language, path))
        {
            return this;
        }

        object[] whole = ["alarms", 0, .. path];
        if (_patch.Value(whole) is not { } both)
        {
            return new RuleForm(_patch.WithText(typed, [.. whole, language]));
        }

        var (vi, en) = language == "vi" ? (typed, both) : (both, typed);
        return new RuleForm(_patch.With($"{{vi: {YamlText.Of(vi, YamlDotNet.Core.ScalarStyle.DoubleQuoted)}, en: {YamlText.Of(en, YamlDotNet.Core.ScalarStyle.DoubleQuoted)}}}", whole));
    }

    /// <summary>One more level after the worst, to be filled in: as the worst one, with a limit that is worse.</summary>
    public RuleForm WithLevel()
    {
        var last = Levels - 1;
        var limit = decimal.TryParse(Value("levels", last, "limit"), NumberStyles.Float, CultureInfo.InvariantCulture, out var found) ? found : 0;
        var next = limit + (Value("direction") == "below" ? -1 : 1);
        var patch = _patch.WithItem(string.Create(CultureInfo.InvariantCulture, $"{{name: Mức {Levels + 1}, severity: {Value("levels", last, "severity") ?? "high"}, limit: {next}}}"), "alarms", 0, "levels");
        return new RuleForm(Sites.Aggregate(patch, (now, site) => now.Count("alarms", 0, "sites", site) > 0 ? now.WithItem("null", "alarms", 0, "sites", site) : now));
    }

    /// <summary>Without a level, and without its limit of each site; the last level stays.</summary>
    public RuleForm WithoutLevel(int index)
    {
        if (Levels < 2)
        {
            return this;
        }

        var patch = _patch.Without("alarms", 0, "levels", index);
        return new RuleForm(Sites.Aggregate(patch, (now, site) => now.Without("alarms", 0, "sites", site, index)));
    }

    /// <summary>Own limits for a site, at first the rule's.</summary>
    public RuleForm WithSite(string site) => Sites.Contains(site)
        ? this
        : new RuleForm(_patch.With($"[{string.Join(", ", Enumerable.Range(0, Levels).Select(index => Value("levels", index, "limit") ?? "null"))}]", "alarms", 0, "sites", site));

    public RuleForm WithoutSite(string site) => new(Sites.Count == 1 ? _patch.Without("alarms", 0, "sites") : _patch.Without("alarms", 0, "sites", site));

    /// <summary>A decimal comma is meant as one; a grouped number is not understood rather than guessed.</summary>
    private static string? Number(string typed) =>
        typed.Replace(',', '.') is var text && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? text : null;

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_.-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?(ms|s|m|h|d)$", RegexOptions.NonBacktracking)]
    private static partial Regex Duration();
}
