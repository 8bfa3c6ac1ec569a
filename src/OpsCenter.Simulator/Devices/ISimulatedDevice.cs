namespace OpsCenter.Simulator.Devices;

/// <summary>Something with its own MQTT connection: a sensor, or a recorder with its cameras. A pure function of time.</summary>
public interface ISimulatedDevice
{
    /// <summary>Client id, and the id its credential is asked for by.</summary>
    string ClientId { get; }

    /// <summary>Topic filters it must be allowed to publish to.</summary>
    IReadOnlyList<string> PublishFilters { get; }

    /// <summary>Do its payloads carry the time of measurement in full, so that the past can be filled in?</summary>
    bool HasHistory { get; }

    /// <summary>What it would send if asked at the instant.</summary>
    IEnumerable<SimulatedMessage> Sample(DateTimeOffset at);

    /// <summary>What falls due after the first and up to the second instant, in order.</summary>
    IEnumerable<SimulatedMessage> Between(DateTimeOffset after, DateTimeOffset until);
}
