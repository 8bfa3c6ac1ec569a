using OpsCenter.Core.Alarms.Assets;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Alarms.Holding;

/// <summary>What holds alarms from outside the engine: announced work, and what depends on what. Thread-safe.</summary>
public sealed class AlarmCircumstances(MaintenanceCalendar calendar, ILiveConfig<AssetGraph> assets)
{
    /// <summary>No work, no assets.</summary>
    public static AlarmCircumstances None => new(new MaintenanceCalendar(), new NoAssets());

    public MaintenanceCalendar Calendar => calendar;

    public AssetGraph Assets => assets.Current;

    /// <summary>Raised after either changed.</summary>
    public event Action? Changed
    {
        add
        {
            calendar.Changed += value;
            assets.Changed += value;
        }

        remove
        {
            calendar.Changed -= value;
            assets.Changed -= value;
        }
    }
}
