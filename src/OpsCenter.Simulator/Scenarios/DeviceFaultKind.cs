namespace OpsCenter.Simulator.Scenarios;

/// <summary>How a device misbehaves.</summary>
public enum DeviceFaultKind
{
    /// <summary>The battery falls, then the device is silent, then somebody puts a new battery in.</summary>
    Dying,

    /// <summary>Keeps sending the same value.</summary>
    Stuck,

    /// <summary>Its clock is ahead, so its times cannot be believed.</summary>
    WrongClock,
}
