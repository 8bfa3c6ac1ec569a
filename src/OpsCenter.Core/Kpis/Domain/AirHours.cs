namespace OpsCenter.Core.Kpis.Domain;

/// <summary>
/// Hourly means of a station in µg/m³, oldest first, null where there is none; the last value is the newest hour. Negative and infinite values
/// count as none: the decision wants data that were checked (2.1.a).
/// </summary>
/// <remarks>A day is 24 values, of 01:00 to 00:00 (each named by its end). O3 may begin up to seven hours earlier, for the first 8-hour means of the day.</remarks>
public sealed record AirHours
{
    public IReadOnlyList<double?> Pm25 { get; init; } = [];

    public IReadOnlyList<double?> Pm10 { get; init; } = [];

    public IReadOnlyList<double?> O3 { get; init; } = [];

    public IReadOnlyList<double?> No2 { get; init; } = [];

    public IReadOnlyList<double?> So2 { get; init; } = [];

    public IReadOnlyList<double?> Co { get; init; } = [];
}
