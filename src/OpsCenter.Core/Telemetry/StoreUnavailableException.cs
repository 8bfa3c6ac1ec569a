namespace OpsCenter.Core.Telemetry;

/// <summary>History cannot be read now; the same question may be answered later. What is newest is known all the same.</summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
