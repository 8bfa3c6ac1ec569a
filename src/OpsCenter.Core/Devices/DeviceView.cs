using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Devices;

/// <summary>A device as its data and its configuration show it at one moment. Immutable.</summary>
public sealed record DeviceView
{
    public required string Id { get; init; }

    /// <summary>Id of the pack its data carry; null where they name none.</summary>
    public string? Pack { get; init; }

    /// <summary>Where it stands; null where no pack says so.</summary>
    public Site? Site { get; init; }

    /// <summary>Its entry in <c>devices.yaml</c>; null where it has none.</summary>
    public DeviceConfig? Config { get; init; }

    public string? Firmware { get; init; }

    /// <summary>Newest message, by our clock; null where none ever came.</summary>
    public Instant? LastSeen { get; init; }

    public TimeSpan? Expected { get; init; }

    public DevicePresence Presence { get; init; }

    public DeviceGauge? Battery { get; init; }

    public DeviceGauge? Signal { get; init; }

    /// <summary>Its data are a simulator's.</summary>
    public bool Simulated { get; init; }

    /// <summary>Series that carry its tag.</summary>
    public int Series { get; init; }

    /// <summary>Since the server's start; null where nothing came since.</summary>
    public DeviceCounts? Counts { get; init; }
}
