namespace OpsCenter.Storage.Backup;

/// <summary>The write-ahead log was begun anew under the reader; a new snapshot is needed.</summary>
internal sealed class SnapshotLostException() : Exception("the write-ahead log was begun anew");
