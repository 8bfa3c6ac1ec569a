using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>What the board should show of one alarm; null leaves a fact open.</summary>
internal sealed record Expected(string Rule, bool Active, int Level)
{
    public string? Since { get; init; }

    public bool? IsAcknowledged { get; init; }

    public string? Site { get; init; }

    public static Expected Firing(string rule, int level) => new(rule, Active: true, level);

    /// <summary>The condition is gone, nobody has acknowledged.</summary>
    public static Expected Cleared(string rule, int level) => new(rule, Active: false, level) { IsAcknowledged = false };

    public Expected From(string time) => this with { Since = time };

    public Expected Acknowledged() => this with { IsAcknowledged = true };

    public Expected Unacknowledged() => this with { IsAcknowledged = false };

    public Expected At(string site) => this with { Site = site };

    /// <summary>Time of day on the day that all time lines play on.</summary>
    public static Instant Time(string text) =>
        Instant.From(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero) + TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
