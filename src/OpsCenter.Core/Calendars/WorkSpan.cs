namespace OpsCenter.Core.Calendars;

/// <summary>A stretch of a working day.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive; after <paramref name="From"/>.</param>
public sealed record WorkSpan(TimeOnly From, TimeOnly To)
{
    public TimeSpan Length => To - From;
}
