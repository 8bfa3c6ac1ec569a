namespace OpsCenter.Ingest.Configuration;

/// <summary>Units a mapping can convert between: value in base unit = value × factor + offset.</summary>
internal static class Units
{
    private static readonly Dictionary<string, (string Dimension, double Factor, double Offset)> Known = new(StringComparer.Ordinal)
    {
        ["m"] = ("length", 1, 0),
        ["mm"] = ("length", 1e-3, 0),
        ["cm"] = ("length", 1e-2, 0),
        ["dm"] = ("length", 0.1, 0),
        ["km"] = ("length", 1000, 0),
        ["ft"] = ("length", 0.3048, 0),
        ["in"] = ("length", 0.0254, 0),
        ["Pa"] = ("pressure", 1, 0),
        ["hPa"] = ("pressure", 100, 0),
        ["kPa"] = ("pressure", 1000, 0),
        ["mbar"] = ("pressure", 100, 0),
        ["bar"] = ("pressure", 1e5, 0),
        ["mmHg"] = ("pressure", 133.322387415, 0),
        ["psi"] = ("pressure", 6894.757293168, 0),
        ["°C"] = ("temperature", 1, 0),
        ["K"] = ("temperature", 1, -273.15),
        ["°F"] = ("temperature", 5.0 / 9, -160.0 / 9),
        ["m/s"] = ("speed", 1, 0),
        ["km/h"] = ("speed", 1 / 3.6, 0),
        ["kn"] = ("speed", 1852 / 3600.0, 0),
        ["mph"] = ("speed", 0.44704, 0),
        ["ratio"] = ("share", 1, 0),
        ["%"] = ("share", 1e-2, 0),
        ["m³/s"] = ("flow", 1, 0),
        ["m³/h"] = ("flow", 1 / 3600.0, 0),
        ["m³/d"] = ("flow", 1 / 86400.0, 0),
        ["l/s"] = ("flow", 1e-3, 0),
        ["l/min"] = ("flow", 1e-3 / 60, 0),

        // Of salt in water a gram per litre counts as one per mille: the difference is within a salinity probe's error.
        ["g/l"] = ("mass concentration", 1, 0),
        ["‰"] = ("mass concentration", 1, 0),
        ["g/m³"] = ("mass concentration", 1e-3, 0),
        ["mg/l"] = ("mass concentration", 1e-3, 0),
        ["mg/m³"] = ("mass concentration", 1e-6, 0),
        ["µg/m³"] = ("mass concentration", 1e-9, 0),
        ["V"] = ("voltage", 1, 0),
        ["mV"] = ("voltage", 1e-3, 0),
        ["kV"] = ("voltage", 1e3, 0),
        ["A"] = ("current", 1, 0),
        ["mA"] = ("current", 1e-3, 0),
        ["W"] = ("power", 1, 0),
        ["kW"] = ("power", 1e3, 0),
        ["MW"] = ("power", 1e6, 0),
        ["Wh"] = ("energy", 1, 0),
        ["kWh"] = ("energy", 1e3, 0),
        ["MWh"] = ("energy", 1e6, 0),
        ["J"] = ("energy", 1 / 3600.0, 0),
        ["s"] = ("time", 1, 0),
        ["ms"] = ("time", 1e-3, 0),
        ["min"] = ("time", 60, 0),
        ["h"] = ("time", 3600, 0),
        ["d"] = ("time", 86400, 0),
        ["B"] = ("data", 1, 0),
        ["kB"] = ("data", 1e3, 0),
        ["MB"] = ("data", 1e6, 0),
        ["GB"] = ("data", 1e9, 0),
        ["MiB"] = ("data", 1 << 20, 0),
    };

    public static IReadOnlyCollection<string> Names => Known.Keys;

    public static bool Exists(string unit) => Known.ContainsKey(unit);

    public static string DimensionOf(string unit) => Known[unit].Dimension;

    public static IReadOnlyCollection<string> SameDimension(string unit) =>
        [.. Known.Where(pair => pair.Value.Dimension == Known[unit].Dimension).Select(pair => pair.Key)];

    /// <summary>target = source × Scale ÷ Divisor + Offset; both units known and of one dimension.</summary>
    public static (double Scale, double Divisor, double Offset) Conversion(string from, string to)
    {
        var source = Known[from];
        var target = Known[to];
        var ratio = source.Factor / target.Factor;
        var offset = (source.Offset - target.Offset) / target.Factor;

        // 462 cm ÷ 100 is 4.62 m to the last bit; 462 × 0.01 need not be.
        var inverse = Math.Round(1 / ratio);
        const double rounding = 1e-9;
        return inverse > 1 && Math.Abs((inverse * ratio) - 1) < rounding ? (1, inverse, offset) : (ratio, 1, offset);
    }
}
