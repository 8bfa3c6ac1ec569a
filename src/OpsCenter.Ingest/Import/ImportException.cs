namespace OpsCenter.Ingest.Import;

/// <summary>The import cannot go on; the message says why and what a person can do. What was acknowledged is kept, and the same call goes on from there.</summary>
public sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
