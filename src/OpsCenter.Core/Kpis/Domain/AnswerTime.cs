using OpsCenter.Core.Statistics;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Domain;

/// <summary>How long citizens waited for an answer (Open311 requests).</summary>
/// <param name="Median">Of those answered, by nearest rank; null where none was.</param>
/// <param name="P90">Nine of ten waited at most so long.</param>
/// <param name="Promise">Against the promised time, open ones included.</param>
public sealed record AnswerTime(TimeSpan? Median, TimeSpan? P90, OnTime Promise)
{
    private const double Half = 0.5;
    private const double Most = 0.9;

    /// <summary>Answered.</summary>
    public int Answered => Promise.DoneOnTime + Promise.DoneLate;

    /// <param name="requests">Asked, promised and answered.</param>
    /// <param name="now">As it was known then.</param>
    public static AnswerTime Of(IReadOnlyCollection<TimedCase> requests, Instant now)
    {
        var waits = requests
            .Where(request => request.Received <= now && request.Done <= now)
            .Select(request => request.Done!.Value - request.Received)
            .ToList();
        return new AnswerTime(NearestRank.Of(waits, Half), NearestRank.Of(waits, Most), OnTime.Of(requests, now));
    }
}
