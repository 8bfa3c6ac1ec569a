using Microsoft.Extensions.Options;
using OpsCenter.App.Live;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Replay;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Replay;

/// <summary>What can be replayed: any dashboard, out of what was stored or out of a scenario.</summary>
internal sealed class ReplaySubjects(
    ReplayScenarios scenarios,
    ITelemetryStore store,
    IAlarmPast alarms,
    IAlarmBoard board,
    ILiveConfig<DashboardSet> dashboards,
    ILiveConfig<FieldCatalogue> fields,
    ILiveConfig<Places> places,
    ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules,
    IOptions<LiveOptions> live,
    IOptions<ReplayOptions> options,
    TimeProvider time)
{
    /// <summary>What came in within this time may not be in the journal of alarms yet.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>Null where there is no such scenario.</summary>
    public async Task<ReplaySource?> SourceAsync(string? scenario, CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(scenario))
        {
            return await scenarios.SourceAsync(scenario);
        }

        var oldest = await OldestAsync(cancellation) ?? time.GetInstant() - TimeSpan.FromDays(options.Value.DaysBack);
        return new ReplaySource(new ReplayPast(store, alarms), () => Stored(oldest));
    }

    /// <summary>Null where there is no such dashboard or it has no such variable.</summary>
    public ReplaySubject? Find(string dashboard, IReadOnlyDictionary<string, string>? variables, ReplaySource source) =>
        dashboards.Current.Dashboards.TryGetValue(dashboard, out var config) && ViewKey.Resolve(config.Variables, variables) is { } values
            ? new ReplaySubject(
                config, values, source.Past, fields, places, rules, board.LimitsOf, TimeSpan.FromMinutes(live.Value.UtcOffsetMinutes))
            : null;

    /// <summary>Null too while the database does not answer: what is left of the past in memory can still be played.</summary>
    private async Task<Instant?> OldestAsync(CancellationToken cancellation)
    {
        try
        {
            return await store.OldestAsync(SeriesSelector.All, cancellation);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    private ReplayBounds Stored(Instant oldest)
    {
        var newest = time.GetInstant() - Settling;
        return new ReplayBounds(oldest < newest ? oldest : newest, newest);
    }
}
