namespace OpsCenter.Storage.Embedded.Retention;

/// <summary>Section <c>Storage:Embedded:Retention</c>. Ages are counted from the device's time.</summary>
public sealed class RetentionOptions
{
    /// <summary>Ages in options are at most this.</summary>
    public static readonly TimeSpan Century = TimeSpan.FromDays(36_525);

    private const int Times = 10;

    /// <value>Readings of measurements without a rule of their own. Default 400 days, legal 1 hour-100 years.</value>
    public TimeSpan Readings { get; set; } = TimeSpan.FromDays(400);

    /// <value>
    /// Hourly summaries (count, sum, lowest, highest, first, last of every hour) of measurements without a rule of their own. Default: ten times as long as their
    /// readings; legal 1 hour-100 years. No longer than the readings: both go together.
    /// </value>
    public TimeSpan? Rollups { get; set; }

    /// <value>Hourly summaries by measurement. Absent: ten times as long as the measurement's readings. Legal as above.</value>
    public Dictionary<string, TimeSpan> MeasurementRollups { get; } = new(StringComparer.Ordinal);

    /// <value>Events of kinds without a rule of their own. Default 400 days, legal 1 hour-100 years.</value>
    public TimeSpan Events { get; set; } = TimeSpan.FromDays(400);

    /// <value>
    /// By measurement or by first part of an event's kind, e.g. <c>Measurements:camera = 30.00:00:00</c> for readings of <c>camera</c>
    /// and events <c>camera.…</c>. Legal as above.
    /// </value>
    public Dictionary<string, TimeSpan> Measurements { get; } = new(StringComparer.Ordinal);

    /// <summary>How long the summaries of a measurement are kept; of those without a rule of their own for null.</summary>
    public TimeSpan RollupsOf(string? measurement)
    {
        if (measurement is not null && MeasurementRollups.TryGetValue(measurement, out var own))
        {
            return own;
        }

        var hasOwn = measurement is not null && Measurements.ContainsKey(measurement);
        return (hasOwn ? null : Rollups) ?? Longest(ReadingsOf(measurement) * Times);
    }

    /// <summary>How long the readings of a measurement are kept.</summary>
    public TimeSpan ReadingsOf(string? measurement) =>
        measurement is not null && Measurements.TryGetValue(measurement, out var age) ? age : Readings;

    /// <summary>Measurements with a rule of their own, of whatever kind.</summary>
    public IReadOnlyCollection<string> OwnRules() => Measurements.Keys.Union(MeasurementRollups.Keys, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);

    /// <value>Time between two passes. Default 1 h, legal 1 s-1 day.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    private static TimeSpan Longest(TimeSpan age) => age < Century ? age : Century;
}
