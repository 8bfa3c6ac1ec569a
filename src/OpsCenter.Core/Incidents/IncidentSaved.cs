namespace OpsCenter.Core.Incidents;

/// <summary>What became of a save. Closed: <see cref="Done"/> or <see cref="Conflict"/>.</summary>
public abstract record IncidentSaved
{
    private IncidentSaved()
    {
    }

    /// <param name="Numbers">Of the incidents, in the batch's order.</param>
    public sealed record Done(IReadOnlyList<string> Numbers) : IncidentSaved;

    /// <summary>Somebody else changed one of them, or dealt with the same transitions or request; nothing was saved.</summary>
    public sealed record Conflict : IncidentSaved;
}
