using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>
/// A gauge of a reconstruction: a single flood wave whose crest is known. The wave is a gamma function of the time since the rise began,
/// x^k · e^(k(1−x)) with x = 1 at the crest: steep rise, long fall, and exactly the crest at its time. The tide fades as the river rises.
/// </summary>
/// <param name="Key">The series.</param>
/// <param name="Interval">Between readings.</param>
/// <param name="Base">Level before the flood.</param>
/// <param name="Peak">Level of the crest.</param>
/// <param name="PeakAt">Time of the crest.</param>
/// <param name="Rise">From the begin of the rise to the crest.</param>
/// <param name="Steepness">k: larger is a narrower wave.</param>
/// <param name="Tide">Half the range of the tide at low water, in the series' unit.</param>
/// <param name="Decimals">Digits a gauge reports.</param>
public sealed record ScenarioSeries(
    SeriesKey Key, TimeSpan Interval, double Base, double Peak, Instant PeakAt, TimeSpan Rise, double Steepness, double Tide, int Decimals)
{
    /// <summary>The Gulf of Tonkin has one high water a lunar day.</summary>
    private static readonly TimeSpan LunarDay = TimeSpan.FromHours(24.84);

    public double ValueAt(Instant time)
    {
        var x = Math.Max(0, (time - (PeakAt - Rise)) / Rise);
        var wave = Math.Pow(x, Steepness) * Math.Exp(Steepness * (1 - x));
        var tide = Tide * (1 - wave) * Math.Cos(2 * Math.PI * ((time - PeakAt) / LunarDay));
        return Math.Round(Base + ((Peak - Base) * wave) + tide, Decimals);
    }
}
