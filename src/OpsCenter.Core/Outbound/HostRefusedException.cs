namespace OpsCenter.Core.Outbound;

/// <summary>The allow-list does not hold where an address leads.</summary>
public sealed class HostRefusedException(string message) : Exception(message);
