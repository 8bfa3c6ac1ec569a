namespace OpsCenter.Core.Quarantine;

/// <param name="Entries">Kept now.</param>
/// <param name="Bytes">Payload bytes kept now.</param>
/// <param name="Dropped">Removed by the bounds since the file was made.</param>
public sealed record QuarantineTotals(long Entries, long Bytes, long Dropped);
