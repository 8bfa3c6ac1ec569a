namespace OpsCenter.Core.Telemetry;

/// <summary>Units that can be converted into each other: value in base unit = value × factor + offset.</summary>
public static class MeasureUnits
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
        ["inHg"] = ("pressure", 3386.389, 0),
        ["ppm"] = ("share of volume", 1e-6, 0),
        ["ppb"] = ("share of volume", 1e-9, 0),
        ["VA"] = ("apparent power", 1, 0),
        ["kVA"] = ("apparent power", 1e3, 0),
        ["var"] = ("reactive power", 1, 0),
        ["kvar"] = ("reactive power", 1e3, 0),
        ["kg"] = ("mass", 1, 0),
        ["g"] = ("mass", 1e-3, 0),
        ["t"] = ("mass", 1e3, 0),
        ["m³"] = ("volume", 1, 0),
        ["l"] = ("volume", 1e-3, 0),
        ["Hz"] = ("frequency", 1, 0),
        ["kHz"] = ("frequency", 1e3, 0),
        ["MHz"] = ("frequency", 1e6, 0),
        ["S/m"] = ("conductivity", 1, 0),
        ["mS/cm"] = ("conductivity", 0.1, 0),
        ["µS/cm"] = ("conductivity", 1e-4, 0),
        ["lx"] = ("illuminance", 1, 0),
        ["klx"] = ("illuminance", 1e3, 0),
        ["°"] = ("angle", 1, 0),
        ["rad"] = ("angle", 180 / Math.PI, 0),
        ["dB"] = ("level", 1, 0),
        ["dBm"] = ("radio power", 1, 0),
    };

    /// <summary>Codes that payloads write for units: UN/CEFACT recommendation 20 (NGSI <c>unitCode</c>), SenML, and what tools print.</summary>
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["CEL"] = "°C",
        ["Cel"] = "°C",
        ["degC"] = "°C",
        ["FAH"] = "°F",
        ["degF"] = "°F",
        ["KEL"] = "K",
        ["P1"] = "%",
        ["%RH"] = "%",
        ["%EL"] = "%",
        ["/"] = "ratio",
        ["C62"] = "ratio",
        ["GP"] = "mg/m³",
        ["mg/m3"] = "mg/m³",
        ["GQ"] = "µg/m³",
        ["ug/m3"] = "µg/m³",
        ["μg/m³"] = "µg/m³",
        ["M1"] = "mg/l",
        ["59"] = "ppm",
        ["61"] = "ppb",
        ["MTR"] = "m",
        ["DMT"] = "dm",
        ["CMT"] = "cm",
        ["MMT"] = "mm",
        ["KMT"] = "km",
        ["MTS"] = "m/s",
        ["KMH"] = "km/h",
        ["KNT"] = "kn",
        ["HM"] = "mph",
        ["A97"] = "hPa",
        ["PAL"] = "Pa",
        ["KPA"] = "kPa",
        ["BAR"] = "bar",
        ["MBR"] = "mbar",
        ["VLT"] = "V",
        ["2Z"] = "mV",
        ["AMP"] = "A",
        ["4K"] = "mA",
        ["WTT"] = "W",
        ["KWT"] = "kW",
        ["KWH"] = "kWh",
        ["MAW"] = "MW",
        ["D46"] = "VA",
        ["MQS"] = "m³/s",
        ["m3/s"] = "m³/s",
        ["MQH"] = "m³/h",
        ["m3/h"] = "m³/h",
        ["MTQ"] = "m³",
        ["m3"] = "m³",
        ["LTR"] = "l",
        ["SEC"] = "s",
        ["C26"] = "ms",
        ["MIN"] = "min",
        ["HUR"] = "h",
        ["DAY"] = "d",
        ["LUX"] = "lx",
        ["lux"] = "lx",
        ["HTZ"] = "Hz",
        ["KGM"] = "kg",
        ["GRM"] = "g",
        ["TNE"] = "t",
        ["DD"] = "°",
        ["deg"] = "°",
        ["2N"] = "dB",
        ["DBM"] = "dBm",
        ["D10"] = "S/m",
        ["H61"] = "mS/cm",
    };

    public static IReadOnlyCollection<string> Names => Known.Keys;

    public static bool Exists(string unit) => Known.ContainsKey(unit);

    /// <summary>The unit behind a code; null where it is unknown.</summary>
    public static string? ByCode(string code) => Codes.GetValueOrDefault(code);

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
