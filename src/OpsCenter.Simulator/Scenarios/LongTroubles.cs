using System.Collections.Frozen;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Scenarios;

/// <summary>What goes wrong for an hour or a day, one after the other over two days, the first an hour after the start: a demonstration begins calm.</summary>
public static class LongTroubles
{
    /// <summary>Time between two occurrences.</summary>
    public static readonly TimeSpan Cycle = TimeSpan.FromHours(48);

    /// <summary>A mains cut at the data centre.</summary>
    public const string MainsCut = "mains-cut";

    /// <summary>A server that does not answer.</summary>
    public const string HostDown = "host-down";

    /// <summary>The machine room's cooling fails.</summary>
    public const string HotRoom = "hot-room";

    /// <summary>A disk fills up.</summary>
    public const string FullDisk = "full-disk";

    /// <summary>The emergency room is crowded.</summary>
    public const string CrowdedEmergency = "crowded-emergency";

    /// <summary>A hospital has more patients than beds.</summary>
    public const string FullHospital = "full-hospital";

    /// <summary>The sea comes further up the river than usual.</summary>
    public const string SaltIntrusion = "salt-intrusion";

    /// <summary>Exhaust gathers at a station.</summary>
    public const string Exhaust = "exhaust";

    /// <summary>Acid in the water of an outfall.</summary>
    public const string Acid = "acid";

    /// <summary>A fair around a hotspot.</summary>
    public const string Fair = "fair";

    /// <summary>Calls of the integration platform fail.</summary>
    public const string FailingCalls = "failing-calls";

    /// <summary>An industrial zone draws more than planned.</summary>
    public const string HighLoad = "high-load";

    /// <summary>A storm: everybody calls the ambulance.</summary>
    public const string ManyCalls = "many-calls";

    /// <summary>Rules of an intrusion sensor do not load after an update.</summary>
    public const string BadRules = "bad-rules";

    /// <summary>A software fault: the one-stop centre cannot close dossiers.</summary>
    public const string StuckDossiers = "stuck-dossiers";

    /// <summary>An office lets documents lie.</summary>
    public const string StuckDocuments = "stuck-documents";

    /// <summary>A desk does not answer reports.</summary>
    public const string StuckReports = "stuck-reports";

    /// <summary>A civil-status office lets applications lie.</summary>
    public const string StuckRegistrations = "stuck-registrations";

    /// <summary>A street floods where no sensor stands; people report it, and what they said twice is merged when it is over.</summary>
    public const string ReportedFlood = "reported-flood";

    /// <summary>A greenhouse stays damp.</summary>
    public const string Damp = "damp";

    /// <summary>The battery of a field node runs low.</summary>
    public const string FlatBattery = "flat-battery";

    /// <summary>A street light is out.</summary>
    public const string LampOut = "lamp-out";

    /// <summary>The plan for the given sites; what has no place of its own kind is left out.</summary>
    internal static FrozenDictionary<string, Episode> For(IReadOnlyList<SimulatedSite> sites) =>
        Plan(sites).Where(one => one.Episode is not null).ToFrozenDictionary(one => one.What, one => one.Episode!);

    private static IEnumerable<(string What, Episode? Episode)> Plan(IReadOnlyList<SimulatedSite> sites) =>
    [
        (MainsCut, At(sites, "data-centre", null, begins: 1, hold: 20)),
        (HostDown, At(sites, "data-centre", null, begins: 1.5, hold: 20)),
        (HotRoom, At(sites, "data-centre", null, begins: 2, hold: 30)),
        (FullDisk, At(sites, "data-centre", null, begins: 2.75, hold: 40)),
        (CrowdedEmergency, At(sites, "hospital", "bv-nhi", begins: 3.25, hold: 60)),
        (FullHospital, At(sites, "hospital", "bv-nhiet-doi", begins: 3.75, hold: 90)),
        (SaltIntrusion, At(sites, "salinity-probe", null, begins: 4.25, hold: 70)),
        (Exhaust, At(sites, "air-station", "kk-may-su", begins: 4.75, hold: 40)),
        (Acid, At(sites, "outfall", "nt-tan-truong", begins: 5.25, hold: 40)),
        (Fair, At(sites, "hotspot", "wifi-quang-truong", begins: 5.75, hold: 60)),
        (FailingCalls, At(sites, "data-centre", null, begins: 6.25, hold: 45)),
        (HighLoad, At(sites, "industrial-zone", null, begins: 6.75, hold: 70)),
        (ManyCalls, At(sites, "call-centre", null, begins: 7.25, hold: 60)),
        (BadRules, At(sites, "ids-sensor", null, begins: 8.75, hold: 45)),
        (StuckDossiers, At(sites, "one-stop-province", "ttpvhcc-tinh", begins: 9.25, hold: 150)),
        (StuckDocuments, At(sites, "department", "vb-so-yt", begins: 9.75, hold: 150)),
        (StuckReports, At(sites, "report-desk", "pa-chi-linh", begins: 10.25, hold: 150)),
        (StuckRegistrations, At(sites, "civil-status", null, begins: 10.75, hold: 200)),
        (ReportedFlood, At(sites, "report-desk", "pa-nam-sach", begins: 11.25, hold: 60)),
        (Damp, At(sites, "greenhouse", null, begins: 12, hold: 450)),
        (FlatBattery, At(sites, "orchard", null, begins: 13, hold: 60)),
        (LampOut, At(sites, "streetlight", null, begins: 2, hold: 27 * 60)),
    ];

    private static Episode? At(IReadOnlyList<SimulatedSite> sites, string kind, string? preferred, double begins, double hold)
    {
        var ofKind = sites.Where(site => site.Kind == kind && site.Devices.Count > 0).ToList();
        return (ofKind.Find(site => site.Id == preferred) ?? ofKind.LastOrDefault()) is { } site
            ? new Episode(site, TimeSpan.FromHours(begins), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(hold), TimeSpan.FromMinutes(5), 0)
            : null;
    }
}
