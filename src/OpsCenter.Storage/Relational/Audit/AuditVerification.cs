namespace OpsCenter.Storage.Relational.Audit;

/// <summary>What a walk along the whole chain found.</summary>
/// <param name="Entries">How many entries agree, from the first on.</param>
/// <param name="BrokenAt">Number of the first entry that is changed or missing; null where the chain is whole.</param>
/// <param name="Head">Hash of the last good entry: noted outside, it proves later that nothing before it changed.</param>
public sealed record AuditVerification(long Entries, long? BrokenAt, string Head)
{
    public bool Intact => BrokenAt is null;
}
