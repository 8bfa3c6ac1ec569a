namespace OpsCenter.Ingest.Pipeline;

/// <summary>Decides whether a commit waits for company. One caller at a time.</summary>
/// <remarks>
/// A commit costs one fsync and about as much processor time however few messages are in it. Where messages come seldom, waiting would only
/// make each one late; where they come often, each waits a little and most of the commits are spared.
/// </remarks>
/// <param name="pacing">From one commit's start to the next's, once that gathers enough.</param>
/// <param name="time">The clock.</param>
internal sealed class CommitPace(TimeSpan pacing, TimeProvider time)
{
    /// <summary>Messages that a wait has to gather to be worth it.</summary>
    private const double Company = 8;

    /// <summary>Seconds over which the rate is smoothed: a burst does not slow the messages after it.</summary>
    private const double Memory = 0.1;

    private double _perSecond;
    private long _began;

    /// <summary>What is left to wait before the next commit.</summary>
    public TimeSpan Rest()
    {
        if (_perSecond * pacing.TotalSeconds < Company)
        {
            return TimeSpan.Zero;
        }

        var rest = pacing - time.GetElapsedTime(_began);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    /// <summary>A commit of so many messages begins.</summary>
    public void Begin(int messages)
    {
        var now = time.GetTimestamp();
        _perSecond = ((_perSecond * Memory) + messages) / (Memory + time.GetElapsedTime(_began, now).TotalSeconds);
        _began = now;
    }
}
