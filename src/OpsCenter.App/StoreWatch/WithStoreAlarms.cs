using Microsoft.Extensions.Options;
using OpsCenter.App.Backup;
using OpsCenter.App.Watchdog;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Storage.Embedded;

namespace OpsCenter.App.StoreWatch;

/// <summary>The configuration's rules and fields with the server's own; a rule or field of the same name in the configuration wins. Thread-safe.</summary>
internal sealed class WithStoreAlarms(ILiveConfig<IngestConfiguration> whole, IOptions<EmbeddedStoreOptions> options, IOptions<BackupOptions> backup)
    : ILiveConfig<IReadOnlyList<AlarmRuleConfig>>, ILiveConfig<FieldCatalogue>
{
    private volatile Joined? _joined;

    public event Action? Changed
    {
        add => whole.Changed += value;
        remove => whole.Changed -= value;
    }

    IReadOnlyList<AlarmRuleConfig> ILiveConfig<IReadOnlyList<AlarmRuleConfig>>.Current => Now().Rules;

    FieldCatalogue ILiveConfig<FieldCatalogue>.Current => Now().Fields;

    private Joined Now()
    {
        var (current, joined) = (whole.Current, _joined);
        return joined?.From == current ? joined : _joined = new Joined(
            current,
            [.. current.AlarmRules.Concat(StoreAlarms.Rules(options.Value.ReserveBytes)).Concat(BackupAlarm.Rules(backup.Value)).Concat(WatchAlarm.Rules).DistinctBy(rule => rule.Id)],
            new FieldCatalogue(current.Fields.Fields.Concat(StoreAlarms.Fields).Concat(BackupAlarm.Fields(backup.Value)).Concat(WatchAlarm.Fields).DistinctBy(field => (field.Measurement, field.Field))));
    }

    private sealed record Joined(IngestConfiguration From, IReadOnlyList<AlarmRuleConfig> Rules, FieldCatalogue Fields);
}
