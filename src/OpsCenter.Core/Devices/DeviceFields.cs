using System.Collections.Frozen;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Devices;

/// <summary>
/// The one place that says which fields, of any measurement, tell a device's battery and signal. Any mapping that writes one of these names is
/// understood; nothing else has to be configured.
/// </summary>
/// <remarks>
/// Battery: <c>battery_percent</c>, <c>battery_level</c>, <c>soc</c> in percent, <c>battery_voltage</c>, <c>battery_v</c>, <c>vbat</c> in volts, and
/// <c>battery</c> in the unit its field is described with (percent where it is not). Signal: <c>rssi</c> (dBm), <c>snr</c> (dB),
/// <c>linkquality</c> (0-255), the first of these that there is. Low without a limit of the device's own: below 20 %; below 3.3 V for a cell (to 4.5 V),
/// 11.5 V for a 12 V battery (to 16 V), 23 V for a 24 V one (to 32 V). Other voltages are not judged.
/// </remarks>
public static class DeviceFields
{
    private const double LowPercent = 20;
    private static readonly FrozenDictionary<string, (int Rank, string Unit)> Battery = new Dictionary<string, (int, string)>
    {
        ["battery_percent"] = (0, "%"),
        ["battery_level"] = (1, "%"),
        ["soc"] = (2, "%"),
        ["battery"] = (3, "%"),
        ["battery_voltage"] = (4, "V"),
        ["battery_v"] = (5, "V"),
        ["vbat"] = (6, "V"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (int Rank, string Unit)> Signal = new Dictionary<string, (int, string)>
    {
        ["rssi"] = (0, "dBm"),
        ["snr"] = (1, "dB"),
        ["linkquality"] = (2, ""),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null where the device tells nothing of its battery.</summary>
    public static DeviceGauge? BatteryOf(IEnumerable<Reading> readings, FieldCatalogue fields, double? low) =>
        First(readings, Battery) is ({ } reading, var usual) && Unit(reading, fields, usual) is var unit
            ? new DeviceGauge(reading.Series.Field, reading.Value, unit, reading.Time, reading.Value < (low ?? LowLimit(reading.Value, unit)))
            : null;

    /// <summary>Null where the device tells nothing of its signal.</summary>
    public static DeviceGauge? SignalOf(IEnumerable<Reading> readings, FieldCatalogue fields) =>
        First(readings, Signal) is ({ } reading, var usual)
            ? new DeviceGauge(reading.Series.Field, reading.Value, Unit(reading, fields, usual), reading.Time, Low: false)
            : null;

    private static (Reading Reading, string Unit)? First(IEnumerable<Reading> readings, FrozenDictionary<string, (int Rank, string Unit)> known)
    {
        (Reading Reading, string Unit)? first = null;
        var best = int.MaxValue;
        foreach (var reading in readings)
        {
            if (known.TryGetValue(reading.Series.Field, out var kind) && kind.Rank < best)
            {
                (first, best) = ((reading, kind.Unit), kind.Rank);
            }
        }

        return first;
    }

    private static string Unit(in Reading reading, FieldCatalogue fields, string usual) =>
        fields.Find(reading.Series.Measurement, reading.Series.Field)?.Unit is { Length: > 0 } unit ? unit : usual;

    private static double LowLimit(double value, string unit) => (unit, value) switch
    {
        ("%", _) => LowPercent,
        ("V", <= 4.5) => 3.3,
        ("V", > 8 and <= 16) => 11.5,
        ("V", > 16 and <= 32) => 23,
        _ => double.NegativeInfinity,
    };
}
