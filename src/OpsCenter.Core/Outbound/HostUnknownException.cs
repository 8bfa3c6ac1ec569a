namespace OpsCenter.Core.Outbound;

/// <summary>No address belongs to the name.</summary>
public sealed class HostUnknownException(string host, Exception cause) : Exception($"the host name '{host}' is not known", cause);
