using System.Globalization;
using System.Text;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>What Prometheus of the data centre federates: hosts, UPS, racks, links of the wide-area network, conference points.</summary>
internal sealed class DataCentreBody(ProvinceModel model) : Exposition(model, "data-centre/federate", TimeSpan.FromSeconds(30))
{
    /// <summary>A link that is cut in each cycle of the demonstration, and when.</summary>
    private const string Cut = "wan-ninh-giang";

    private static readonly TimeSpan CutFrom = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan CutFor = TimeSpan.FromMinutes(6);

    protected override void Write(StringBuilder text, DateTimeOffset at)
    {
        WriteHosts(text, at);
        WritePower(text, at);
        WriteNetwork(text, at);
    }

    private void WriteHosts(StringBuilder text, DateTimeOffset at)
    {
        Family(text, "up", "gauge", "1 where the scrape succeeded.");
        foreach (var (site, host) in Equipment(IsHost))
        {
            Sample(text, "up", $"instance=\"{host}\",job=\"node\"", IsDown(site, host, at) ? 0 : 1);
        }

        Family(text, "instance:cpu:percent", "gauge", "Processor in use, past five minutes.");
        Family(text, "instance:memory:percent", "gauge", "Memory in use.");
        Family(text, "instance:disk:percent", "gauge", "Fullest file system.");
        foreach (var (site, host) in Equipment(IsHost))
        {
            var busy = 0.15 + (0.5 * Shape.Bell(Shape.Hour(at), 10, 3)) + (0.3 * Shape.Bell(Shape.Hour(at), 15, 2.5));
            var cpu = 100 * Math.Clamp((Model.Trait(site, "cpu", 0.25, 0.75) * busy) + 0.05 + (0.05 * Model.Noise.Drift($"{site.Id}/cpu", at, TimeSpan.FromMinutes(5), 0.7)), 0.01, 1);
            var disk = Model.Trait(site, "disk", 35, 78) + ((at - DateTimeOffset.UnixEpoch).TotalDays % 60 / 60 * 6);
            disk += host == First(IsHost) ? Math.Max(0, 98.5 - disk) * Model.Lasting(LongTroubles.FullDisk, at) : 0;
            Sample(text, "instance:cpu:percent", $"instance=\"{host}\"", Math.Round(cpu, 1));
            Sample(text, "instance:memory:percent", $"instance=\"{host}\"", Math.Round(Model.Trait(site, "memory", 40, 82) + (4 * busy), 1));
            Sample(text, "instance:disk:percent", $"instance=\"{host}\"", Math.Round(disk, 1));
        }
    }

    private void WritePower(StringBuilder text, DateTimeOffset at)
    {
        Family(text, "network_ups_tools_battery_charge", "gauge", "Percent.");
        Family(text, "network_ups_tools_ups_load", "gauge", "Percent.");
        Family(text, "network_ups_tools_battery_runtime", "gauge", "Seconds.");
        foreach (var (site, ups) in Equipment(IsUps))
        {
            var load = Model.Trait(site, "load", 38, 56) + (6 * Shape.Bell(Shape.Hour(at), 14, 4));
            Sample(text, "network_ups_tools_battery_charge", $"ups=\"{ups}\"", Math.Round(100 - (ups == First(IsUps) ? 66 * Model.Lasting(LongTroubles.MainsCut, at) : 0)));
            Sample(text, "network_ups_tools_ups_load", $"ups=\"{ups}\"", Math.Round(load, 1));
            Sample(text, "network_ups_tools_battery_runtime", $"ups=\"{ups}\"", Math.Round(60 * 2200 / load));
        }

        Family(text, "rack_inlet_temperature_celsius", "gauge", "Air before the rack.");
        Family(text, "rack_inlet_humidity_percent", "gauge", "Air before the rack.");
        foreach (var (site, rack) in Equipment(IsRack))
        {
            var heat = Model.Trait(site, "heat", 20.5, 23.5) + (1.2 * Shape.Bell(Shape.Hour(at), 14.5, 4)) + (0.4 * Model.Noise.Drift($"{site.Id}/heat", at, TimeSpan.FromMinutes(10), 0.8));
            heat += rack == First(IsRack) ? 10.5 * Model.Lasting(LongTroubles.HotRoom, at) : 0;
            Sample(text, "rack_inlet_temperature_celsius", $"rack=\"{rack}\"", Math.Round(heat, 1));
            Sample(text, "rack_inlet_humidity_percent", $"rack=\"{rack}\"", Math.Round(48 + (4 * Model.Noise.Drift($"{site.Id}/humidity", at, TimeSpan.FromMinutes(30), 0.8))));
        }
    }

    private void WriteNetwork(StringBuilder text, DateTimeOffset at)
    {
        Family(text, "probe_success", "gauge", "1 where the far end answered.");
        Family(text, "probe_duration_seconds", "gauge", "Round trip.");
        Family(text, "link_utilisation_ratio", "gauge", "Of the busier direction.");
        Family(text, "conference_points", "gauge", "Conference points of the district's communes.");
        Family(text, "conference_points_registered", "gauge", "Those that are registered at the conference server.");
        foreach (var (site, link) in Sites("wan-node"))
        {
            var up = !IsCut(link, at);
            var busy = WorkDay.Is(WorkDay.Of(at)) ? 0.15 + (0.55 * Shape.Bell(Shape.Hour(at), 9.5, 2.5)) + (0.45 * Shape.Bell(Shape.Hour(at), 15, 2.5)) : 0.12;
            var points = (int)Model.Trait(site, "communes", 16, 25);
            var labels = string.Create(CultureInfo.InvariantCulture, $"instance=\"{link}\",job=\"wan\"");
            Sample(text, "probe_success", labels, up ? 1 : 0);
            Sample(text, "probe_duration_seconds", labels, up ? Math.Round(0.004 + (0.006 * busy) + (0.001 * Math.Abs(Model.Noise.Drift($"{site.Id}/ping", at, TimeSpan.FromMinutes(2), 0.5))), 4) : 0);
            Sample(text, "link_utilisation_ratio", labels, up ? Math.Round(Math.Clamp(busy * Model.Trait(site, "busy", 0.6, 1.1), 0, 0.98), 3) : 0);
            Sample(text, "conference_points", labels, points);
            Sample(text, "conference_points_registered", labels, up ? points - (Model.Noise.Uniform($"{site.Id}/off", WorkDay.Of(at).DayNumber) < 0.25 ? 1 : 0) : 0);
        }
    }

    /// <summary>Now and then for an hour, but not at first; the second one as planned too.</summary>
    private bool IsDown(SimulatedSite site, string host, DateTimeOffset at) =>
        (Model.Since(at) is var since && (since < TimeSpan.Zero || since > TimeSpan.FromHours(2)) && Model.Noise.Uniform($"{site.Id}/down", at.UtcTicks / TimeSpan.FromHours(1).Ticks) < 0.002)
        || (host == Equipment(IsHost).Select(one => one.Code).ElementAtOrDefault(1) && Model.Lasting(LongTroubles.HostDown, at) > 0.5);

    private string? First(Func<string, bool> wanted) => Equipment(wanted).Select(one => one.Code).FirstOrDefault();

    private static bool IsHost(string code) => !IsUps(code) && !IsRack(code);

    private static bool IsUps(string code) => code.StartsWith("ups-", StringComparison.Ordinal);

    private static bool IsRack(string code) => code.StartsWith("rack-", StringComparison.Ordinal);

    /// <summary>Each with a place of its own, so that no two have the same traits.</summary>
    private IEnumerable<(SimulatedSite Site, string Code)> Equipment(Func<string, bool> wanted) =>
        Model.Sites.Where(site => site.Kind == "data-centre").SelectMany(site => site.Devices.Where(wanted).Select(code => (site with { Id = code }, code)));

    private bool IsCut(string link, DateTimeOffset at)
    {
        var since = Model.Since(at);
        var cycle = Model.Scenario.Cycle;
        var into = since - (cycle * Math.Floor(since / cycle)) - CutFrom;
        return link == Cut && since >= TimeSpan.Zero && into >= TimeSpan.Zero && into < CutFor;
    }
}
