namespace OpsCenter.Storage.Embedded.File;

/// <summary>The file cannot be used as it is; the message says what a person can do.</summary>
public sealed class TelemetryFileException(string message, Exception? inner = null) : Exception(message, inner);
