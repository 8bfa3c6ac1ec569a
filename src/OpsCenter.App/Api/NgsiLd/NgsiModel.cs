namespace OpsCenter.App.Api.NgsiLd;

/// <summary>A Smart Data Model that a measurement of ours is exported as.</summary>
/// <param name="Type">E.g. <c>AirQualityObserved</c>.</param>
/// <param name="Measurement">Ours.</param>
/// <param name="Attributes">In the order in which they are told. Several fields with one name are added up.</param>
internal sealed record NgsiModel(string Type, string Measurement, IReadOnlyList<NgsiAttribute> Attributes)
{
    public const string Alert = "Alert";
    private const string MicrogramsPerCubicMetre = "GQ";

    /// <summary>After smartdatamodels.org, dataModel.Environment and dataModel.Transportation.</summary>
    public static IReadOnlyList<NgsiModel> All { get; } =
    [
        new(
            "AirQualityObserved",
            "air",
            [
                new("pm25", "pm25", MicrogramsPerCubicMetre),
                new("pm10", "pm10", MicrogramsPerCubicMetre),
                new("no2", "no2", MicrogramsPerCubicMetre),
                new("so2", "so2", MicrogramsPerCubicMetre),
                new("co", "co", MicrogramsPerCubicMetre),
                new("o3", "o3", MicrogramsPerCubicMetre),
                new("temperature", "temperature", "CEL"),
                new("humidity", "relativeHumidity", Scale: 0.01),
            ]),
        new("WaterObserved", "river", [new("level", "height", "MTR")]),
        new(
            "TrafficFlowObserved",
            "traffic",
            [
                new("motorbike", "intensity"),
                new("car", "intensity"),
                new("truck", "intensity"),
                new("speed", "averageVehicleSpeed", "KMH"),
                new("occupancy", "occupancy", Scale: 0.01),
            ]),
    ];

    public static IEnumerable<string> Types => All.Select(model => model.Type).Append(Alert);
}
