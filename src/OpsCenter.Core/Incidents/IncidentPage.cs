namespace OpsCenter.Core.Incidents;

/// <param name="Incidents">Open ones first, then the worst, then the newest.</param>
/// <param name="Total">Of all that match.</param>
public sealed record IncidentPage(IReadOnlyList<Incident> Incidents, int Total)
{
    public static IncidentPage Empty { get; } = new([], 0);
}
