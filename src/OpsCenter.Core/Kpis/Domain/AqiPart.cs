namespace OpsCenter.Core.Kpis.Domain;

/// <summary>The index of one pollutant.</summary>
/// <param name="Pollutant">Of what.</param>
/// <param name="Averaging">Over what time.</param>
/// <param name="Concentration">µg/m³.</param>
/// <param name="Exact">The index before rounding, 0 to 500; comparisons are made with it.</param>
/// <param name="Flags">What to know of it.</param>
public sealed record AqiPart(AirPollutant Pollutant, AqiAveraging Averaging, double Concentration, double Exact, AqiFlags Flags)
{
    /// <summary>Beyond these a difference is one of binary fractions: 109.499999999 is the decision's 109.5 and becomes 110.</summary>
    private const int Decimals = 6;

    /// <summary>Rounded to a whole number, halves upwards.</summary>
    public int Index => (int)Math.Round(Math.Round(Exact, Decimals), MidpointRounding.AwayFromZero);
}
