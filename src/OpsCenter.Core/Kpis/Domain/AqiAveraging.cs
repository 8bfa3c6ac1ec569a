namespace OpsCenter.Core.Kpis.Domain;

/// <summary>Over what time a concentration was taken.</summary>
public enum AqiAveraging
{
    /// <summary>Weighted mean of the last 12 hours (PM, hourly index).</summary>
    Nowcast,

    /// <summary>The hour's mean.</summary>
    Hour,

    /// <summary>Greatest hourly mean of the day.</summary>
    GreatestHour,

    /// <summary>Greatest mean of eight hours that follow each other, ending within the day.</summary>
    GreatestEightHours,

    /// <summary>Mean of the day, 01:00 to 00:00.</summary>
    Day,
}
