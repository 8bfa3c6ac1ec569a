using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>Whose clock to believe: a device time more than 5 minutes ahead or 7 days behind is replaced by the server's and flagged.</summary>
internal static class ClockRule
{
    public static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan MostBehind = TimeSpan.FromDays(7);

    /// <param name="deviceTime">As the device gave it.</param>
    /// <param name="receivedAt">Server time.</param>
    /// <param name="keepHistory">The sender imports history on purpose: old times stay and are flagged late.</param>
    /// <param name="flags">What a viewer must know about the time.</param>
    public static Instant Judge(Instant deviceTime, Instant receivedAt, bool keepHistory, out ReadingFlags flags)
    {
        flags = ReadingFlags.None;
        if (deviceTime > receivedAt + MostAhead)
        {
            flags = ReadingFlags.ClockReplaced;
            return receivedAt;
        }

        if (deviceTime >= receivedAt - MostBehind)
        {
            return deviceTime;
        }

        flags = keepHistory ? ReadingFlags.Late : ReadingFlags.ClockReplaced;
        return keepHistory ? deviceTime : receivedAt;
    }
}
