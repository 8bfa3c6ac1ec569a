using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Live;

/// <summary>Any change of configuration that a screen's layout is made of.</summary>
internal sealed class LiveReloads
{
    public LiveReloads(ILiveConfig<DashboardSet> dashboards, ILiveConfig<FieldCatalogue> fields, ILiveConfig<Places> places)
    {
        dashboards.Changed += () => Changed?.Invoke();
        fields.Changed += () => Changed?.Invoke();
        places.Changed += () => Changed?.Invoke();
    }

    public event Action? Changed;
}
