namespace OpsCenter.Storage.Backup;

/// <summary>A backup or restore cannot go on; the message says what is wrong and what a person can do.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
