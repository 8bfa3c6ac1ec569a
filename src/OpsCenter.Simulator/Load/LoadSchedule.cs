namespace OpsCenter.Simulator.Load;

/// <summary>Which message is due when: message <c>i</c> of all goes out at <c>i / rate</c>, from device <c>i mod devices</c>.</summary>
/// <remarks>
/// The load is open: what is due does not depend on how the server answers. Everything about a message follows from its device and sequence
/// number, so nothing waits in a queue and a message that must be sent again is the same to the last byte.
/// </remarks>
/// <param name="Devices">Number of devices.</param>
/// <param name="Rate">Messages per second over all devices.</param>
/// <param name="Duration">How long new messages fall due.</param>
public readonly record struct LoadSchedule(int Devices, double Rate, TimeSpan Duration)
{
    /// <summary>All messages of the run.</summary>
    public long Total => (long)(Rate * Duration.TotalSeconds);

    /// <summary>How many messages over all devices are due after the given time.</summary>
    public long Due(TimeSpan elapsed) => elapsed < TimeSpan.Zero ? 0 : Math.Min(Total, (long)(elapsed.TotalSeconds * Rate) + 1);

    /// <summary>How many of the first <paramref name="due"/> messages belong to the device.</summary>
    public long DueOf(int device, long due) => due <= device ? 0 : ((due - device - 1) / Devices) + 1;

    /// <summary>When the message is due, counted from the start of the run.</summary>
    public TimeSpan DueAt(int device, long sequence) => TimeSpan.FromTicks((long)(((sequence * Devices) + device) / Rate * TimeSpan.TicksPerSecond));
}
