using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Flood;

/// <summary>Says when there is a flood, with a gap between its beginning and its end so that it does not flicker. One owner.</summary>
internal sealed class FloodWatch(AlarmOptions options, AlarmRate rate)
{
    /// <summary>Null while there is none.</summary>
    public Instant? Since { get; private set; }

    /// <summary>True where a flood began or ended.</summary>
    public bool Look(Instant now)
    {
        var calls = rate.Count(now);
        if (Since is null && calls > options.FloodOver)
        {
            Since = now;
            return true;
        }

        if (Since is not null && calls < options.FloodUnder)
        {
            Since = null;
            return true;
        }

        return false;
    }

    /// <summary>Calls of an earlier process, oldest first: a flood goes on over a start.</summary>
    public void Replay(IEnumerable<Instant> calls)
    {
        foreach (var at in calls)
        {
            Look(at);
            rate.Add(at);
            Look(at);
        }
    }
}
