using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Telemetry;

/// <summary>What a field of a measurement is: no value is shown without its unit.</summary>
/// <param name="Measurement">Measurement name.</param>
/// <param name="Field">Field name.</param>
/// <param name="Name">Shown name, e.g. "Mực nước" / "Water level".</param>
/// <param name="Unit">Shown unit, empty for pure numbers.</param>
/// <param name="Decimals">Digits after the decimal mark.</param>
/// <param name="ExpectedInterval">Normal time between readings; twice this is stale. Null: judged stale after 10 minutes.</param>
/// <param name="ValidMin">Below is suspect; null for no limit.</param>
/// <param name="ValidMax">Above is suspect; null for no limit.</param>
public sealed record FieldInfo(
    string Measurement, string Field, LocalizedText Name, string Unit, int Decimals, TimeSpan? ExpectedInterval, double? ValidMin, double? ValidMax);
