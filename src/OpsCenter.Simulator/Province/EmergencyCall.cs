using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>A call to 113, 114 or 115 from the first ring until the unit drives home.</summary>
/// <param name="Id">As the dispatch system numbers it.</param>
/// <param name="Service">113, 114 or 115.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Priority">1 the most urgent, to 3.</param>
/// <param name="Unit">The unit that goes.</param>
/// <param name="Received">Somebody calls.</param>
/// <param name="Dispatched">A unit is sent.</param>
/// <param name="Arrived">It is there.</param>
/// <param name="Closed">It is free again.</param>
public sealed record EmergencyCall(
    string Id,
    string Service,
    string Category,
    int Priority,
    SimulatedSite Unit,
    DateTimeOffset Received,
    DateTimeOffset Dispatched,
    DateTimeOffset Arrived,
    DateTimeOffset Closed)
{
    /// <summary>Taken but with no unit on its way.</summary>
    public bool IsWaiting(DateTimeOffset at) => at >= Received && at < Dispatched;

    /// <summary>Not closed yet.</summary>
    public bool IsOpen(DateTimeOffset at) => at >= Received && at < Closed;

    /// <summary>A unit is bound by it.</summary>
    public bool BindsUnit(DateTimeOffset at) => at >= Dispatched && at < Closed;
}
