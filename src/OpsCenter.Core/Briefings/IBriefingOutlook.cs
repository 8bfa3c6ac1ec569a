using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>Tells briefings what it expects, e.g. forecasts. Any number may be registered. Thread-safe.</summary>
public interface IBriefingOutlook
{
    /// <summary>What is expected from <paramref name="from"/> until before <paramref name="to"/>; empty for nothing.</summary>
    /// <param name="from">Begin of the coming period.</param>
    /// <param name="to">Its end.</param>
    /// <param name="area">Area, those below it included; null for all.</param>
    /// <param name="cancellation">Stops reading.</param>
    Task<IReadOnlyList<BriefingComing>> OfAsync(Instant from, Instant to, string? area, CancellationToken cancellation);
}
