namespace OpsCenter.Core.Kpis.Domain;

/// <summary>What a reader of an index has to know about it.</summary>
[Flags]
public enum AqiFlags
{
    None = 0,

    /// <summary>Neither PM2.5 nor PM10: there is no index (Decision 1459/QĐ-TCMT, 2.1.b).</summary>
    NoParticulates = 1,

    /// <summary>
    /// The Nowcast used w = 1/2, whose published formula does not divide by the weights, and hours were missing: the value is too low.
    /// To be shown as suspect.
    /// </summary>
    NowcastTooLow = 2,

    /// <summary>A concentration lies beyond the last breakpoint; the index is held at 500.</summary>
    BeyondTable = 4,

    /// <summary>The 8-hour mean of O3 is above 400 µg/m³, where the table ends: O3 was told by its hourly mean alone (2.2.2.b).</summary>
    OzoneByHourOnly = 8,

    /// <summary>A mean had less than 75 % of its hours and was left out, or a greatest hour was taken from less than 75 % of the day and may be too low.</summary>
    TooFewHours = 16,
}
