namespace OpsCenter.Core.Incidents;

/// <summary>What is saved in one transaction: all of it or nothing.</summary>
/// <param name="Changes">
/// A new incident has version 0 and for its number a mark of this batch that begins with an asterisk; the mark is replaced by the number that it gets, in the
/// details of entries and in the targets of links too.
/// </param>
public sealed record IncidentBatch(IReadOnlyList<IncidentChange> Changes)
{
    public const char Mark = '*';

    /// <summary>Transitions of alarms that are dealt with by this; null where it has nothing to do with them.</summary>
    public AlarmProgress? Progress { get; init; }
}
