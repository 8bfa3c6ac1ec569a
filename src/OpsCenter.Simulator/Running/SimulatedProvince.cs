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
    private const string TrafficPolice = "csgt";

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
        var brokers = Behind(sites, "streetlight", "waste-bin", "parking").Select(group => new ContextBroker(model, group.Key, [.. group], Every(30, speed)));
        var bridges = Behind(sites, "park-lamp").Select(group => new ZigbeeBridge(model, group.Key, [.. group], Every(60, speed)));
        var controllers = Behind(sites, "hotspot").Select(group => new WifiController(model, group.Key, [.. group], Every(30, speed)));
        var desks = sites.Any(site => site.Kind == "junction") ? [new TrafficDesk(model, TrafficPolice)] : Array.Empty<TrafficDesk>();
        return new SimulatedProvince(model, [.. sensors, .. recorders, .. brokers, .. bridges, .. controllers, .. desks, .. FilingOffices.Of(model)]);
    }

    /// <summary>Devices that report through another system, by its name.</summary>
    private static IEnumerable<IGrouping<string, (SimulatedSite Site, string Device)>> Behind(IReadOnlyList<SimulatedSite> sites, params string[] kinds) => sites
        .Where(site => kinds.Contains(site.Kind))
        .SelectMany(site => site.Devices.Select(device => (Site: site, Device: device)))
        .GroupBy(device => device.Site.Via ?? device.Site.Kind);

    private static ISimulatedDevice? Sensor(ProvinceModel model, SimulatedSite site, string device, double speed) => site.Kind switch
    {
        "air-station" => new AirStation(model, site, device, Every(10, speed)),
        "outfall" => new Outfall(model, site, device, Every(15, speed)),
        "river-gauge" => new RiverGauge(model, site, device, Every(5, speed)),
        "salinity-probe" => new SalinityProbe(model, site, device, Every(10, speed)),
        "ids-sensor" => new IdsSensor(model, site, device),
        "junction" => new Junction(model, site, device, Every(5, speed)),
        "noise-meter" => new NoiseMeter(model, site, device, Every(15, speed)),
        "air-sensor" => new TtnAirSensor(model, site, device, Every(30, speed)),
        "paddy" => new FieldNode(model, site, device, Every(30, speed), "rice"),
        "orchard" => new FieldNode(model, site, device, Every(30, speed), "lychee"),
        "vegetable-field" => new FieldNode(model, site, device, Every(30, speed), "vegetables"),
        "greenhouse" => new GreenhouseNode(model, site, device, Every(30, speed)),
        "pest-trap" => new PestTrap(model, site, device, Every(30, speed)),
        "cooperative" => new TraceSystem(model, site, device, Every(60, speed)),
        "lamp-cabinet" => new LampCabinet(model, site, device, Every(30, speed)),
        "pump-station" => new PumpStation(model, site, device, Every(15, speed)),
        "flood-point" => new FloodPoint(model, site, device, Every(15, speed)),
        "call-centre" => new DispatchDesk(model, device, Every(10, speed)),
        "school" => new School(model, site, device, Every(20, speed)),
        "visitor-place" => new PeopleCounter(model, site, device, Every(10, speed)),
        _ => null,
    };

    private static TimeSpan Every(double seconds, double speed) => TimeSpan.FromSeconds(seconds / speed);
}
