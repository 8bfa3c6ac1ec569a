namespace OpsCenter.Core.Notifications.Configuration;

/// <summary>Address that is asked again and again while everything works, so that somebody outside notices when it is not.</summary>
/// <param name="Address">Null where it is itself a secret.</param>
/// <param name="AddressSource">Where it is then.</param>
/// <param name="Every">Time between two calls.</param>
public sealed record AlivePingConfig(Uri? Address, string? AddressSource, TimeSpan Every);
