using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>What a rule says of the readings of this moment: the engine's judge over the last hours, so that delays and deadbands count as they do in force.</summary>
public sealed class RulePreview(ITelemetryStore store, AlarmBacktest backtest, TimeProvider time)
{
    /// <summary>On top of the day that each backtest begins earlier.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromHours(1);

    /// <summary>A device may be ahead of us a little.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    /// <summary>One per series that the draft, or else the rule in force, covers; on the worst level first.</summary>
    public async Task<IReadOnlyList<PreviewRow>> RunAsync(AlarmRuleConfig? inForce, AlarmRuleConfig? draft, CancellationToken cancellation)
    {
        if ((draft ?? inForce) is not { } rule)
        {
            return [];
        }

        var now = time.GetInstant();
        var before = inForce is null ? null : await StandingAsync(inForce, now, cancellation);
        var after = draft is null ? null : await StandingAsync(draft, now, cancellation);
        return
        [
            .. (await store.LatestAsync(rule.Selector, cancellation))
                .Select(latest => new PreviewRow(latest, LimitsOf(rule, latest.Series), before?.GetValueOrDefault(latest.Series) ?? 0, after is null ? null : after.GetValueOrDefault(latest.Series)))
                .OrderByDescending(row => Math.Max(row.InForce, row.Draft ?? 0))
                .ThenBy(row => row.Latest.Series.Canonical, StringComparer.Ordinal),
        ];
    }

    private async Task<Dictionary<SeriesKey, int>> StandingAsync(AlarmRuleConfig rule, Instant now, CancellationToken cancellation)
    {
        var run = await backtest.RunAsync(rule, now - Back, now + Ahead, cancellation);
        return run.Alarms.Where(alarm => alarm.Standing > 0).GroupBy(alarm => alarm.Series).ToDictionary(group => group.Key, group => group.Max(alarm => alarm.Standing));
    }

    private static IReadOnlyList<double> LimitsOf(AlarmRuleConfig rule, SeriesKey series) =>
        series.Tag(StandardTags.Site) is { } site && rule.SiteLimits.TryGetValue(site, out var own) ? own : [.. rule.Levels.Select(level => level.Limit)];
}
