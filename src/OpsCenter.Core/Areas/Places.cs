using System.Collections.Frozen;
using OpsCenter.Core.Devices;

namespace OpsCenter.Core.Areas;

/// <summary>All areas and sites. Immutable; swapped whole on reload.</summary>
public sealed class Places
{
    private readonly FrozenDictionary<string, Site> _siteOfDevice;

    public Places(IEnumerable<Area> areas, IEnumerable<Site> sites, IEnumerable<Waterway> waterways, IEnumerable<DeviceConfig>? devices = null)
    {
        Areas = areas.ToFrozenDictionary(area => area.Id);
        Tree = new AreaTree(Areas);
        Sites = sites.ToFrozenDictionary(site => site.Id);
        Waterways = [.. waterways];
        Devices = (devices ?? []).ToFrozenDictionary(device => device.Id);
        _siteOfDevice = Sites.Values
            .SelectMany(site => site.Devices.Select(device => (device, site)))
            .ToFrozenDictionary(pair => pair.device, pair => pair.site);
    }

    public static Places Empty { get; } = new([], [], []);

    public FrozenDictionary<string, Area> Areas { get; }

    /// <summary>The same areas as a tree that has days.</summary>
    public AreaTree Tree { get; }

    public FrozenDictionary<string, Site> Sites { get; }

    public IReadOnlyList<Waterway> Waterways { get; }

    /// <summary>What is written down of single devices; most have no entry.</summary>
    public FrozenDictionary<string, DeviceConfig> Devices { get; }

    /// <summary>Null where no site lists the device.</summary>
    public Site? SiteOfDevice(string device) => _siteOfDevice.GetValueOrDefault(device);
}
