namespace OpsCenter.App.Api.Incidents;

/// <param name="Total">Of all that match, this page included.</param>
/// <param name="Incidents">Open ones first, then the worst, then the newest.</param>
public sealed record IncidentListJson(int Total, IReadOnlyList<IncidentJson> Incidents);
