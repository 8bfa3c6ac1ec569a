namespace OpsCenter.App.Identity;

/// <summary>Signing in.</summary>
public sealed class AccessOptions
{
    public const string SectionName = "Identity";

    /// <summary>Wrong passwords in a row that lock an account.</summary>
    /// <value>Default 5; 3 to 20.</value>
    public int LockoutAttempts { get; set; } = 5;

    /// <summary>How long an account stays locked.</summary>
    /// <value>Default 15 minutes; 1 minute to 1 day.</value>
    public TimeSpan LockoutTime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Sign-ins one address may try in a minute, whatever the account.</summary>
    /// <value>Default 30; 1 to 10,000.</value>
    public int SignInsPerMinute { get; set; } = 30;

    /// <summary>How long an unused session lives.</summary>
    /// <value>Default 12 hours, a shift and its handover; 5 minutes to 7 days.</value>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How often open sessions and pages are compared with the accounts: a changed role or a locked account ends them.</summary>
    /// <value>Default 10 seconds; 1 to 30 seconds.</value>
    public TimeSpan RevalidationInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the link for the first administrator can be used.</summary>
    /// <value>Default 24 hours; 5 minutes to 7 days.</value>
    public TimeSpan SetupLinkLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Shortest password of a person.</summary>
    /// <value>Default 12 characters; 8 to 64.</value>
    public int PasswordLength { get; set; } = 12;
}
