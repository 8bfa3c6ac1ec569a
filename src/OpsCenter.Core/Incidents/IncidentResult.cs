namespace OpsCenter.Core.Incidents;

/// <param name="Outcome">What became of it.</param>
/// <param name="Number">Of the incident it is about; null where there is none.</param>
public sealed record IncidentResult(IncidentOutcome Outcome, string? Number = null)
{
    public bool IsDone => Outcome == IncidentOutcome.Done;
}
