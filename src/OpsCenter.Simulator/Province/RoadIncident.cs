using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Something on a road that the traffic police know of.</summary>
/// <param name="Id">The desk's number.</param>
/// <param name="Kind"><c>accident</c>, <c>breakdown</c>, <c>roadworks</c>, <c>obstacle</c>.</param>
/// <param name="Junction">The counting junction it is nearest to.</param>
/// <param name="LanesClosed">0 where traffic passes it.</param>
/// <param name="Reported">When.</param>
/// <param name="Cleared">When the road is free again.</param>
public sealed record RoadIncident(string Id, string Kind, SimulatedSite Junction, int LanesClosed, DateTimeOffset Reported, DateTimeOffset Cleared);
