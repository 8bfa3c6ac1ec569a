namespace OpsCenter.Storage.Relational.Schema;

/// <summary>The database was made by a newer build than this one.</summary>
public sealed class SchemaVersionException(int found, int known) : Exception(
    $"The relational database has schema version {found}, this build knows versions up to {known}: start the newer build, or restore a backup made by this one.")
{
    public int Found { get; } = found;

    public int Known { get; } = known;
}
