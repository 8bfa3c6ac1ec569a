using Microsoft.Extensions.Logging;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Influx.Spool;

namespace OpsCenter.Storage.Influx;

/// <summary>One step of what the spool needs now and then: a look at the disk, and deleting what is too old.</summary>
internal sealed class InfluxUpkeep(TelemetrySpool spool, InfluxTelemetryStore store, InfluxStoreOptions options, TimeProvider time, ILogger<InfluxUpkeep> logger)
{
    private Instant? _deletedAt;

    public async Task StepAsync(CancellationToken cancellation)
    {
        await spool.CheckAsync(cancellation);
        var now = time.GetInstant();
        if (_deletedAt is null || now - _deletedAt.Value >= options.Retention.Interval)
        {
            // Also where it fails: a database that is down is asked again at the next pass, not every second.
            _deletedAt = now;
            await DeleteAsync(now, cancellation);
        }
    }

    private async Task DeleteAsync(Instant now, CancellationToken cancellation)
    {
        var deleted = await spool.DeleteEventsBeforeAsync(null, now - options.Retention.Events, cancellation);
        foreach (var (measurement, age) in options.Retention.Measurements)
        {
            deleted += await store.DeleteBeforeAsync(measurement, now - age, cancellation);
        }

        if (deleted > 0)
        {
            Log.RetentionDeleted(logger, deleted);
        }
    }
}
