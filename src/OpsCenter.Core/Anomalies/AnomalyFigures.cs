using Microsoft.Extensions.Logging;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Anomalies;

/// <summary>Says as readings of measurement <c>anomaly</c> how many are open (<c>open</c>) and of each verdict whether it was a confirmation (<c>confirmed</c>, 1 or 0).</summary>
public sealed class AnomalyFigures(IAnomalyStore store, IKpiIntake intake, TimeProvider time, ILogger<AnomalyFigures> logger)
{
    private static readonly Dictionary<string, string> Tags = new() { [StandardTags.Pack] = "decision-support" };

    public async Task CountAsync(CancellationToken cancellation)
    {
        var open = (await store.LastingAsync(cancellation)).Count(anomaly => anomaly.IsOpen);
        await StoreAsync("open", time.GetInstant(), open, cancellation);
    }

    public async Task JudgedAsync(Anomaly anomaly, CancellationToken cancellation)
    {
        await StoreAsync("confirmed", anomaly.JudgedAt!.Value, anomaly.Verdict == AnomalyVerdict.Confirmed ? 1 : 0, cancellation);
        await CountAsync(cancellation);
    }

    private async Task StoreAsync(string field, Instant at, double value, CancellationToken cancellation)
    {
        try
        {
            await intake.StoreAsync([new Reading(new SeriesKey("anomaly", Tags, field), at, value, Quality.Good, ReadingFlags.None, at)], cancellation);
        }
        catch (KpiNotStoredException error)
        {
            // The verdict itself is kept; only the figure about it is missing.
            Log.FigureNotStored(logger, field, error.Message);
        }
    }
}
