using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Running;

/// <summary>All devices of a province, made from its sites.</summary>
/// <param name="Model">What happens.</param>
/// <param name="Devices">Everything that has a connection, in the order of the sites.</param>
public sealed record SimulatedProvince(ProvinceModel Model, IReadOnlyList<ISimulatedDevice> Devices)
{
    private const string NoRecorder = "nvr";

    /// <summary>Makes the devices; sites of a kind that is not simulated are left out.</summary>
    /// <param name="sites">Sites as read by <see cref="SiteFolder"/>.</param>
    /// <param name="seed">Decides all noise.</param>
    /// <param name="start">When the scenario starts.</param>
    /// <param name="speed">Divides the intervals.</param>
    public static SimulatedProvince Create(IReadOnlyList<SimulatedSite> sites, int seed, DateTimeOffset start, double speed = 1)
    {
        var model = new ProvinceModel(new Noise(seed), Scenario.For(sites, start), sites);
        var sensors = sites.SelectMany(site => site.Devices.Select(device => Sensor(model, site, device, speed))).OfType<ISimulatedDevice>();
        var recorders = sites.Where(site => site.Kind == "camera")
            .SelectMany(site => site.Devices.Select(camera => (Site: site, Camera: camera)))
            .GroupBy(camera => camera.Site.Via ?? NoRecorder)
            .Select(group => new Recorder(model, group.Key, [.. group], Every(10, speed)));
        return new SimulatedProvince(model, [.. sensors, .. recorders]);
    }

    private static ISimulatedDevice? Sensor(ProvinceModel model, SimulatedSite site, string device, double speed) => site.Kind switch
    {
        "air-station" => new AirStation(model, site, device, Every(10, speed)),
        "outfall" => new Outfall(model, site, device, Every(15, speed)),
        "river-gauge" => new RiverGauge(model, site, device, Every(5, speed)),
        "salinity-probe" => new SalinityProbe(model, site, device, Every(10, speed)),
        "ids-sensor" => new IdsSensor(model, site, device),
        "junction" => new Junction(model, site, device, Every(5, speed)),
        _ => null,
    };

    private static TimeSpan Every(double seconds, double speed) => TimeSpan.FromSeconds(seconds / speed);
}
