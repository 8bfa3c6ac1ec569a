using System.Globalization;
using System.Text.RegularExpressions;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>What is not as it was: figures, rules, targets, work, sources.</summary>
internal static partial class BriefingChanges
{
    public static IReadOnlyList<BriefingChange> Of(BriefingArea area, BriefingPeriod period, Instant asOf, BriefingFacts facts, IReadOnlyList<BriefingKpi> kpis) =>
    [
        .. kpis.Where(one => one.Now is { } now && now.Flags.HasFlag(ReadingFlags.Revised))
            .Select(one => new BriefingChange(BriefingChangeKind.Revised, one.Kpi.Name, one.Now!.Value.WindowStart, null, one.Place)),
        .. facts.Rules.Where(rule => rule.At >= period.Start && rule.At < period.End).OrderByDescending(rule => rule.At).Select(rule => Rule(rule, facts)),
        .. kpis.SelectMany(one => Targets(one.Kpi, period, asOf)),
        .. facts.Maintenance.Where(window => window.MadeAt >= period.Start && window.MadeAt < period.End && area.Holds(window.Scope.Site, window.Scope.Area))
            .Select(window => new BriefingChange(BriefingChangeKind.Maintenance, LocalizedText.Same(window.Reason), window.MadeAt, window.MadeBy, null)),
        .. asOf < period.End && area.IsWhole
            ? facts.Sources.Where(source => IsSilent(source, asOf)).Select(source => new BriefingChange(BriefingChangeKind.SilentSource, LocalizedText.Same(source.Id), source.LastMessage, null, source.Pack))
            : [],
    ];

    public static bool IsSilent(BriefingSource source, Instant now) => source.LastMessage is not { } last || now - last > BriefingWriter.SilentAfter;

    private static BriefingChange Rule(RuleVersion rule, BriefingFacts facts)
    {
        var title = Named(facts.RuleTitles.FirstOrDefault(one => one.Id == rule.RuleId)?.Title, rule.RuleId);
        var kind = rule.Text is null ? BriefingChangeKind.RuleGone : rule.Number <= 1 ? BriefingChangeKind.RuleNew : BriefingChangeKind.RuleChanged;
        return new BriefingChange(kind, title, rule.At, rule.Author == RuleVersion.ByFile ? null : rule.Author, rule.Reason.Length == 0 ? null : LocalizedText.Same(rule.Reason));
    }

    /// <summary>The title of a rule without the places that an alarm fills in; its id where nothing is left.</summary>
    private static LocalizedText Named(LocalizedText? title, string id)
    {
        string Without(string text) => Placeholder().Replace(text, "").Trim(' ', ':', ',', '-', '–', '·') is { Length: > 0 } left ? left : id;
        return title is null ? LocalizedText.Same(id) : new LocalizedText(Without(title.Vi), Without(title.En));
    }

    private static IEnumerable<BriefingChange> Targets(KpiDefinition kpi, BriefingPeriod period, Instant asOf)
    {
        foreach (var target in kpi.Targets.Where(target => target.From is { } from && Calendars.LocalClock.At(from.ToDateTime(TimeOnly.MinValue)) is var began && began >= period.Start && began < asOf))
        {
            var before = kpi.TargetOn(target.From!.Value.AddDays(-1));
            yield return new BriefingChange(BriefingChangeKind.Target, kpi.Name, Calendars.LocalClock.At(target.From.Value.ToDateTime(TimeOnly.MinValue)), null, Step(kpi, before, target));
        }
    }

    internal static LocalizedText Step(KpiDefinition kpi, KpiTarget? before, KpiTarget after)
    {
        string Text(string culture) => $"{(before is null ? "–" : Number(before.Value, culture))} → {Number(after.Value, culture)} {kpi.Unit}".TrimEnd();
        return new LocalizedText(Text("vi"), Text("en"));
    }

    private static string Number(double value, string culture) => value.ToString("#,0.###", CultureInfo.GetCultureInfo(culture));

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
