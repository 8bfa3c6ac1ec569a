using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>What a replay shows, and out of which past.</summary>
/// <param name="Dashboard">As the file gives it now.</param>
/// <param name="Variables">Values of all its variables.</param>
/// <param name="Past">Where the past comes from.</param>
/// <param name="Fields">In force now; what a field is called does not change with the time shown.</param>
/// <param name="Places">In force now.</param>
/// <param name="Rules">In force now: the direction and procedure of an alarm are not in its history.</param>
/// <param name="LimitsOf">The limits that judge a series now.</param>
/// <param name="UtcOffset">Of local time.</param>
public sealed record ReplaySubject(
    DashboardConfig Dashboard,
    IReadOnlyDictionary<string, string> Variables,
    ReplayPast Past,
    ILiveConfig<FieldCatalogue> Fields,
    ILiveConfig<Places> Places,
    ILiveConfig<IReadOnlyList<AlarmRuleConfig>> Rules,
    Func<SeriesKey, IReadOnlyList<AlarmLimit>> LimitsOf,
    TimeSpan UtcOffset);
