namespace OpsCenter.Storage.Influx;

/// <summary>Section <c>Storage:Influx:Retention</c>. Ages are counted from the device's time.</summary>
public sealed class InfluxRetentionOptions
{
    /// <value>Events of kinds without a rule of their own; they live in the spool file. Default 400 days, legal 1 hour-100 years.</value>
    public TimeSpan Events { get; set; } = TimeSpan.FromDays(400);

    /// <value>
    /// By measurement or by first part of an event's kind: readings are deleted from InfluxDB, events from the spool file. Needs 1.x or 2.x: 3.x
    /// deletes by its own retention only. Default none, legal as above.
    /// </value>
    public Dictionary<string, TimeSpan> Measurements { get; } = new(StringComparer.Ordinal);

    /// <value>Time between two passes. Default 1 h, legal 1 s-1 day.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);
}
