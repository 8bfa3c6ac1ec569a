using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Rules;

namespace OpsCenter.App.Api.Rules;

/// <summary>A rule in force.</summary>
/// <param name="Id">Unique over all packs.</param>
/// <param name="Pack">Whose it is.</param>
/// <param name="Title">Vietnamese title, with its places for site, device and level.</param>
/// <param name="Measurement">What it reads.</param>
/// <param name="Field">What it reads.</param>
/// <param name="Direction">above or below.</param>
/// <param name="Levels">Mildest first.</param>
/// <param name="Version">Number of the version in force; null where none is recorded yet.</param>
/// <param name="ChangedAt">Since when.</param>
/// <param name="ChangedBy">Who; "file" for a change of the file itself.</param>
/// <param name="Yaml">The rule alone as an alarms.yaml; only where one rule is asked for.</param>
public sealed record RuleJson(
    string Id, string Pack, string Title, string? Measurement, string? Field, string Direction, IReadOnlyList<RuleLevelJson> Levels,
    int? Version, string? ChangedAt, string? ChangedBy, string? Yaml)
{
    internal static RuleJson Of(AlarmRuleConfig rule, RuleVersion? newest, string? yaml) => new(
        rule.Id,
        rule.Pack,
        rule.Title.Vi,
        rule.Selector.Measurement,
        rule.Selector.Field,
        rule.Direction == AlarmDirection.Above ? "above" : "below",
        [.. rule.Levels.Select(RuleLevelJson.Of)],
        newest?.Number,
        newest is null ? null : Rfc3339.Format(newest.At),
        newest?.Author,
        yaml);
}
