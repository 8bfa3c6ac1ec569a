using OpsCenter.Core.Statistics;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Domain;

/// <summary>Where a water level stands against its alarms.</summary>
/// <param name="Alarm">The highest alarm that is reached; a level is reached when the water stands at it.</param>
/// <param name="AboveCm">Centimetres above the beginning of that alarm; null below all.</param>
/// <param name="Next">The next alarm; null above the last.</param>
/// <param name="ToNextCm">Centimetres to it; null above the last.</param>
public sealed record FloodStage(FloodAlarm Alarm, double? AboveCm, FloodAlarm? Next, double? ToNextCm)
{
    private const double CentimetresPerMetre = 100;

    /// <summary>Levels are written with two decimals; the tenth of a millimetre keeps 5.0 - 4.0 from being 0.9999.</summary>
    private const int Decimals = 2;

    /// <param name="levelM">Water level in metres.</param>
    /// <param name="levels">Of the station.</param>
    public static FloodStage Of(double levelM, FloodLevels levels)
    {
        var reached = levels.Known().Where(step => step.LevelM <= levelM).Select(step => ((FloodAlarm Alarm, double LevelM)?)step).LastOrDefault();
        var next = levels.Known().Where(step => step.LevelM > levelM).Select(step => ((FloodAlarm Alarm, double LevelM)?)step).FirstOrDefault();
        return new FloodStage(reached?.Alarm ?? FloodAlarm.Below, Centimetres(levelM - reached?.LevelM), next?.Alarm, Centimetres(next?.LevelM - levelM));
    }

    /// <summary>Rise in centimetres an hour, negative when falling, by a slope that single wild values cannot turn; null with fewer than three readings.</summary>
    public static double? RiseCmPerHour(IEnumerable<(Instant Time, double LevelM)> levels) => RobustSlope.PerHour(levels) * CentimetresPerMetre;

    /// <summary>How long until the next alarm at this rise; null where it does not rise or there is no next.</summary>
    public TimeSpan? TimeToNext(double? riseCmPerHour)
    {
        const double longestHours = 24 * 30;
        return riseCmPerHour is > 0 && ToNextCm / riseCmPerHour is { } hours and < longestHours ? TimeSpan.FromHours(hours) : null;
    }

    private static double? Centimetres(double? metres) => metres is { } value ? Math.Round(value * CentimetresPerMetre, Decimals) : null;
}
