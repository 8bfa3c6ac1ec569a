using OpsCenter.Core.Alarms;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>The documented semantics said a second time, without memory: each answer looks at the whole past on a grid of seconds.</summary>
/// <remarks>Good readings in order; rule watches "above"; the last reading stands until the next.</remarks>
internal sealed class AlarmOracle(IReadOnlyList<AlarmLevelConfig> levels, IReadOnlyList<(int Second, double Value)> readings)
{
    private bool[] _before = new bool[levels.Count];

    /// <summary>Worst rung that counts at the end of this second.</summary>
    public int LevelAt(int second)
    {
        var raised = new bool[levels.Count];
        for (var now = 0; now <= second; now++)
        {
            for (var i = 0; i < levels.Count; i++)
            {
                raised[i] = raised[i] ? !Released(levels[i], now) : BrokenLongEnough(levels[i], now);
            }

            // A rung that begins to count takes the milder ones along, at that very moment only.
            for (var i = levels.Count - 1; i > 0; i--)
            {
                if (raised[i] && !RaisedBefore(i, now))
                {
                    Array.Fill(raised, true, 0, i);
                }
            }

            _before = (bool[])raised.Clone();
        }

        return Array.LastIndexOf(raised, true) + 1;
    }

    private bool RaisedBefore(int rung, int now) => now > 0 && _before[rung];

    private double? ValueAt(int second) => readings.Where(reading => reading.Second <= second).Select(reading => (double?)reading.Value).LastOrDefault();

    private bool BrokenLongEnough(AlarmLevelConfig level, int now)
    {
        var from = now - (int)level.OnDelay.TotalSeconds;
        return from >= 0 && Enumerable.Range(from, now - from + 1).All(second => ValueAt(second) >= level.Limit);
    }

    private bool Released(AlarmLevelConfig level, int now)
    {
        if (readings.All(reading => reading.Second != now))
        {
            return false;
        }

        var run = readings.Where(reading => reading.Second <= now).Reverse()
            .TakeWhile(reading => reading.Value < level.Limit && reading.Value <= level.Limit - level.Deadband).ToArray();
        return run.Length > 0 && now - run[^1].Second >= level.OffDelay.TotalSeconds;
    }
}
