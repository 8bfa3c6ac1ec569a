namespace OpsCenter.App.Devices;

/// <summary>What became of a <see cref="DeviceDraft"/>. Closed.</summary>
public abstract record DeviceAddition
{
    private DeviceAddition()
    {
    }

    /// <param name="Password">Shown this once: only its hash is kept. Null where the caller chose it.</param>
    public sealed record Added(string? Password) : DeviceAddition;

    /// <param name="Reason">Why.</param>
    /// <param name="Detail">The offending value, or empty.</param>
    public sealed record Refused(DeviceRefusal Reason, string Detail) : DeviceAddition;
}
