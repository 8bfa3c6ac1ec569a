using OpsCenter.Core.Access;

namespace OpsCenter.App.Replay;

/// <summary>The alarms along a replay's slider.</summary>
internal sealed class ReplayTimeline(ReplaySubjects subjects)
{
    /// <summary>Marks that a slider can tell apart; of those at the same place the worst is kept.</summary>
    private const int Places = 400;
    private const int MaxTransitions = 5_000;

    /// <summary>Empty where the caller may not read or there is no such scenario. Beyond 5,000 transitions the rest is left out.</summary>
    public async Task<IReadOnlyList<ReplayTick>> TicksAsync(Caller caller, long from, long to, string? scenario, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read) || to <= from || await subjects.SourceAsync(scenario, cancellation) is not { } source)
        {
            return [];
        }

        var (begin, end) = (ReplayChannels.Moment(from), ReplayChannels.Moment(to));
        var sequence = await source.Past.Alarms.SequenceAtAsync(begin, cancellation);
        var transitions = await source.Past.Alarms.AfterAsync(sequence, MaxTransitions, cancellation);
        var width = Math.Max(1, (to - from) / Places);
        return
        [
            .. transitions
                .Where(one => one.RecordedAt <= end && one.Calls)
                .GroupBy(one => one.RecordedAt.UnixMilliseconds / width)
                .Select(group => group.OrderBy(one => one.Severity).First())
                .Select(one => new ReplayTick(one.RecordedAt.UnixMilliseconds, (int)one.Severity)),
        ];
    }
}
