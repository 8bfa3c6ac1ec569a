using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems;

/// <summary>When which system fails. Calm at first, so that every screen fills; one fails at a known minute of each cycle.</summary>
internal static class SystemFaults
{
    /// <summary>The system that fails as planned.</summary>
    public const string Planned = "justice";

    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan PlannedFrom = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan PlannedFor = TimeSpan.FromMinutes(5);

    public static SystemFault Of(ProvinceModel model, string system, DateTimeOffset at)
    {
        var since = model.Since(at);
        if (system == Planned && since >= TimeSpan.Zero)
        {
            var inCycle = since - (model.Scenario.Cycle * Math.Floor(since / model.Scenario.Cycle)) - PlannedFrom;
            return inCycle >= TimeSpan.Zero && inCycle < PlannedFor ? SystemFault.Down : SystemFault.None;
        }

        if (since < Calm)
        {
            return SystemFault.None;
        }

        var (slot, rest) = Math.DivRem(at.UtcTicks, Slot.Ticks);
        var begins = Slot * (0.7 * model.Noise.Uniform($"{system}/fault-at", slot));
        var into = TimeSpan.FromTicks(rest) - begins;
        var draw = model.Noise.Uniform($"{system}/fault", slot);
        return draw switch
        {
            < 0.05 when into >= TimeSpan.Zero && into < TimeSpan.FromMinutes(5) => SystemFault.Down,
            >= 0.05 and < 0.08 when into >= TimeSpan.Zero && into < TimeSpan.FromMinutes(1.5) => SystemFault.Confused,
            _ => SystemFault.None,
        };
    }
}
