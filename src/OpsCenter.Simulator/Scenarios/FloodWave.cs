using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Scenarios;

/// <summary>A flood in time-lapse that travels down the gauges from the one furthest upstream.</summary>
/// <param name="Origin">Site where it arrives first.</param>
/// <param name="Begins">When it arrives there, after the start of a cycle.</param>
/// <param name="KilometresPerMinute">Speed of travel.</param>
/// <param name="Rise">From the level before to the crest.</param>
/// <param name="Hold">At the crest.</param>
/// <param name="Fall">From the crest to the level after.</param>
/// <param name="Stages">Levels by site; a gauge not named takes <see cref="OtherStage"/>.</param>
public sealed record FloodWave(
    string Origin,
    TimeSpan Begins,
    double KilometresPerMinute,
    TimeSpan Rise,
    TimeSpan Hold,
    TimeSpan Fall,
    IReadOnlyDictionary<string, RiverStage> Stages)
{
    /// <summary>Share of the way to the crest that the river has already risen when the simulation starts; the six hours before show that rise.</summary>
    public const double RisenAtStart = 0.35;

    /// <summary>Share that stays between two floods.</summary>
    public const double RisenAfter = 0.1;

    /// <summary>Levels of a gauge that the scenario does not name.</summary>
    public static readonly RiverStage OtherStage = new(0.8, 1.9);

    /// <summary>Stage of the site.</summary>
    public RiverStage StageOf(string site) => Stages.TryGetValue(site, out var stage) ? stage : OtherStage;

    /// <summary>When the wave reaches a gauge at the given distance below the origin, after the start of a cycle.</summary>
    public TimeSpan Arrives(double kilometresBelow) => Begins + TimeSpan.FromMinutes(kilometresBelow / KilometresPerMinute);

    /// <summary>How far the river has risen, 0 (low) to 1 (crest).</summary>
    /// <param name="sinceStart">Time since the simulation started; negative before.</param>
    /// <param name="cycle">Time from one flood to the next.</param>
    /// <param name="kilometresBelow">Distance below the origin.</param>
    public double Risen(TimeSpan sinceStart, TimeSpan cycle, double kilometresBelow)
    {
        if (sinceStart < TimeSpan.Zero)
        {
            return RisenAtStart * Shape.Soft(1 + (sinceStart / TimeSpan.FromHours(6)));
        }

        var number = Math.Floor(sinceStart / cycle);
        var arrived = sinceStart - (cycle * number) - Arrives(kilometresBelow);
        var before = number == 0 ? RisenAtStart : RisenAfter;
        var after = arrived < Rise + Hold ? before : RisenAfter;
        return after + ((1 - after) * Shape.Pulse(arrived, Rise, Hold, Fall));
    }
}
