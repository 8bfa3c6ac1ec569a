namespace OpsCenter.Core.Dashboards;

/// <summary>Which alarms a screen lets be heard.</summary>
/// <param name="Volume">0 to 100.</param>
/// <param name="Critical">For severity 1.</param>
/// <param name="High">For severity 2.</param>
/// <param name="Medium">For severity 3.</param>
/// <param name="Information">For severity 4.</param>
public sealed record ScreenSound(int Volume, SoundMode Critical, SoundMode High, SoundMode Medium, SoundMode Information)
{
    /// <summary>What a screen with <c>"sound": {}</c> does.</summary>
    public static ScreenSound Default { get; } = new(60, SoundMode.Repeat, SoundMode.Once, SoundMode.Off, SoundMode.Off);
}
