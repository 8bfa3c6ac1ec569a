using OpsCenter.Core.Kpis.Domain;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>Calculations that formulas may call.</summary>
internal static class DomainFunctions
{
    private static readonly string[] Air = ["pm25", "pm10", "o3", "no2", "so2", "co"];

    private static readonly Dictionary<string, DomainFunction> Known = new DomainFunction[]
    {
        // Over the last twelve hours, and over a local day; with a day more before it, the first 8-hour means of O3 begin there as the decision has it.
        new("vn_aqi_hour", Air, "µg/m³", TimeSpan.FromHours(1), "", (day, means) => Answer(VnAqi.Hour(day, Hours(means)))),
        new("vn_aqi_day", Air, "µg/m³", TimeSpan.FromHours(1), "", (day, means) => Answer(VnAqi.Day(day, Hours(means)))),
    }.ToDictionary(function => function.Name);

    public static IReadOnlyCollection<string> Names => Known.Keys;

    public static DomainFunction? Find(string name) => Known.GetValueOrDefault(name);

    private static AirHours Hours(IReadOnlyList<IReadOnlyList<double?>> means) =>
        new() { Pm25 = means[0], Pm10 = means[1], O3 = means[2], No2 = means[3], So2 = means[4], Co = means[5] };

    private static DomainAnswer Answer(AqiResult result) => result.Index is { } index
        ? new DomainAnswer(index, result.Suspect)
        : new DomainAnswer(null, Subject: "VN_AQI (PM2.5, PM10)");
}
