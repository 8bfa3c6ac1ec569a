namespace OpsCenter.Storage.Embedded.Retention;

/// <summary>Section <c>Storage:Embedded:Retention</c>. Ages are counted from the device's time.</summary>
public sealed class RetentionOptions
{
    /// <value>Readings of measurements without a rule of their own. Default 400 days, legal 1 hour-100 years.</value>
    public TimeSpan Readings { get; set; } = TimeSpan.FromDays(400);

    /// <value>Events of kinds without a rule of their own. Default 400 days, legal 1 hour-100 years.</value>
    public TimeSpan Events { get; set; } = TimeSpan.FromDays(400);

    /// <value>
    /// By measurement or by first part of an event's kind, e.g. <c>Measurements:camera = 30.00:00:00</c> for readings of <c>camera</c>
    /// and events <c>camera.…</c>. Legal as above.
    /// </value>
    public Dictionary<string, TimeSpan> Measurements { get; } = new(StringComparer.Ordinal);

    /// <value>Time between two passes. Default 1 h, legal 1 s-1 day.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);
}
