namespace OpsCenter.App.Screens;

/// <summary>Pairing of wall displays.</summary>
public sealed class ScreenOptions
{
    public const string SectionName = "Screens";

    /// <summary>How long a code on a display can be typed in.</summary>
    /// <value>Default 10 minutes; 1 to 60 minutes.</value>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a paired display keeps its key without being paired again.</summary>
    /// <value>Default 365 days; 1 to 400 days (browsers cut cookies at 400).</value>
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Displays that may wait for approval at the same time; beyond it new ones are refused and counted.</summary>
    /// <value>Default 100; 1 to 10,000.</value>
    public int MaxWaiting { get; set; } = 100;

    /// <summary>New codes one address may ask for in a minute.</summary>
    /// <value>Default 10; 1 to 1,000.</value>
    public int CodesPerMinute { get; set; } = 10;

    /// <summary>Codes one person may type in a minute, right or wrong.</summary>
    /// <value>Default 10; 1 to 1,000.</value>
    public int AttemptsPerMinute { get; set; } = 10;

    /// <summary>How often the list of keys is compared with the store, so that a revocation by another process is seen.</summary>
    /// <value>Default 1 second; 0.1 to 10 seconds.</value>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(1);
}
