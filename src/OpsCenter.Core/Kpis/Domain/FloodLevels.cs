namespace OpsCenter.Core.Kpis.Domain;

/// <summary>Water levels at which a station's alarms begin, in metres of its own datum; a level that nobody set is null.</summary>
/// <param name="I">Lowest.</param>
/// <param name="II">Middle.</param>
/// <param name="III">Highest; at many stations the only one that is published.</param>
public sealed record FloodLevels(double? I, double? II, double? III)
{
    /// <summary>Those that are set, in order.</summary>
    public IEnumerable<(FloodAlarm Alarm, double LevelM)> Known()
    {
        if (I is { } one)
        {
            yield return (FloodAlarm.I, one);
        }

        if (II is { } two)
        {
            yield return (FloodAlarm.II, two);
        }

        if (III is { } three)
        {
            yield return (FloodAlarm.III, three);
        }
    }
}
