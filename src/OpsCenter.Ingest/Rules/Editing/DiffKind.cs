namespace OpsCenter.Ingest.Rules.Editing;

public enum DiffKind
{
    Same,
    Removed,
    Added,
}
