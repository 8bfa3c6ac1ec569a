namespace OpsCenter.Core.Outbound;

/// <summary>A secret is not where the configuration says.</summary>
public sealed class SecretMissingException(string message, Exception? cause = null) : Exception(message, cause);
