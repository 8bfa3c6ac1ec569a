using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>A bus of a route.</summary>
/// <param name="Route">Site of kind <c>bus-route</c>: its terminus.</param>
/// <param name="Line">Where it runs.</param>
/// <param name="Device">Its id at the operator.</param>
/// <param name="Number">Among the buses of the route, from 0.</param>
internal sealed record Bus(SimulatedSite Route, BusLine Line, string Device, int Number)
{
    /// <summary>The number on its front: what follows the last dash of the site.</summary>
    public string RouteId => Route.Id[(Route.Id.LastIndexOf('-') + 1)..];
}
