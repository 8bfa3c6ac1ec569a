namespace OpsCenter.Simulator.Scenarios;

/// <summary>A planned misbehaviour of one device.</summary>
/// <param name="Device">Device id.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Begins">After the start of a cycle; a wrong clock is wrong from the beginning.</param>
/// <param name="Lasts">Duration; of a dying device the first third is the battery's fall and the rest silence.</param>
public sealed record DeviceFault(string Device, DeviceFaultKind Kind, TimeSpan Begins, TimeSpan Lasts)
{
    /// <summary>How far ahead a wrong clock is.</summary>
    public static readonly TimeSpan ClockError = TimeSpan.FromMinutes(37);

    /// <summary>Share of the fault's time that has gone, below 0 before and above 1 after; never active before the simulation starts.</summary>
    public double Progress(TimeSpan sinceStart, TimeSpan cycle) => sinceStart < TimeSpan.Zero
        ? double.NegativeInfinity
        : (sinceStart - (cycle * Math.Floor(sinceStart / cycle)) - Begins) / Lasts;
}
