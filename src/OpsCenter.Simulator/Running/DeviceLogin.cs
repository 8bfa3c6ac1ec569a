namespace OpsCenter.Simulator.Running;

/// <summary>Name and password of a simulated device.</summary>
/// <param name="User">User name; null connects without credentials.</param>
/// <param name="Password">Password.</param>
public readonly record struct DeviceLogin(string? User, string? Password);
