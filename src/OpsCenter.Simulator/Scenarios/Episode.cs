using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Scenarios;

/// <summary>Something unusual at one place that the neighbourhood feels: smog, a discharge, an accident, a failing camera.</summary>
/// <param name="Site">Where.</param>
/// <param name="Begins">After the start of a cycle.</param>
/// <param name="Rise">Until it is at its worst.</param>
/// <param name="Hold">At its worst.</param>
/// <param name="Fall">Until it is over.</param>
/// <param name="ReachKilometres">Distance at which a third (1/e) of it is left; 0: only the site itself.</param>
public sealed record Episode(SimulatedSite Site, TimeSpan Begins, TimeSpan Rise, TimeSpan Hold, TimeSpan Fall, double ReachKilometres)
{
    /// <summary>How much of it is felt, 0 to 1; none before the simulation starts.</summary>
    public double Strength(TimeSpan sinceStart, TimeSpan cycle, SimulatedSite at)
    {
        if (sinceStart < TimeSpan.Zero)
        {
            return 0;
        }

        var near = at.Id == Site.Id ? 1 : ReachKilometres <= 0 ? 0 : Math.Exp(-at.KilometresTo(Site) / ReachKilometres);
        var since = sinceStart - (cycle * Math.Floor(sinceStart / cycle)) - Begins;
        return near * Shape.Pulse(since, Rise, Hold, Fall);
    }
}
