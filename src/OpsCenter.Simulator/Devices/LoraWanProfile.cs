namespace OpsCenter.Simulator.Devices;

/// <summary>How a LoRaWAN device is registered at the network server.</summary>
/// <param name="Tenant">Tenant's name.</param>
/// <param name="Application">Application's name.</param>
/// <param name="Name">Name of the device profile, by which mappings tell models apart.</param>
/// <param name="Crop">The device's tag <c>crop</c>, or null.</param>
public sealed record LoraWanProfile(string Tenant, string Application, string Name, string? Crop = null);
