namespace OpsCenter.Simulator.Devices;

/// <summary>Something with its own MQTT connection: a sensor, or a recorder with its cameras. A pure function of time.</summary>
public interface ISimulatedDevice
{
    /// <summary>Client id, and the id its credential is asked for by.</summary>
    string ClientId { get; }

    /// <summary>Topic filters it must be allowed to publish to.</summary>
    IReadOnlyList<string> PublishFilters { get; }

    /// <summary>What it sends if asked at the instant: its present state.</summary>
    IEnumerable<SimulatedMessage> Sample(DateTimeOffset at);

    /// <summary>What falls due after the first and up to the second instant, in order.</summary>
    IEnumerable<SimulatedMessage> Between(DateTimeOffset after, DateTimeOffset until);

    /// <summary>
    /// What it could still tell afterwards of the time after the first and up to the second instant: readings at full steps, events that ended.
    /// Nothing where the payload does not carry its time.
    /// </summary>
    IEnumerable<SimulatedMessage> Past(DateTimeOffset after, DateTimeOffset until, TimeSpan step);
}
