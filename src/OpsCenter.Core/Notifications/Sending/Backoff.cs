namespace OpsCenter.Core.Notifications.Sending;

/// <summary>How long to wait after a failure.</summary>
internal static class Backoff
{
    private const int MostDoublings = 30;

    /// <summary>Doubles with each failure up to the longest; a random half is taken off.</summary>
    /// <param name="failures">In a row, from 1.</param>
    /// <param name="first">After the first.</param>
    /// <param name="longest">Bound.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan After(int failures, TimeSpan first, TimeSpan longest, double chance)
    {
        var whole = Math.Min(first.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, MostDoublings)), longest.TotalSeconds);
        return TimeSpan.FromSeconds(whole * (1 - (chance / 2)));
    }
}
