using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Embedded.Retention;

/// <summary>One step of what the embedded store needs now and then: a look at the disk, settling, and deleting what is too old.</summary>
internal sealed class TelemetryUpkeep(
    EmbeddedTelemetryStore store, IOptions<EmbeddedStoreOptions> options, TimeProvider time, ILogger<TelemetryUpkeep> logger)
{
    private readonly EmbeddedStoreOptions _options = options.Value;
    private Instant? _settledAt;
    private Instant? _deletedAt;

    public async Task StepAsync(CancellationToken cancellation)
    {
        var now = time.GetInstant();
        await store.CheckAsync(cancellation);
        _settledAt ??= now;
        if (store.Unsettled >= _options.SettleReadings || (store.Unsettled > 0 && now - _settledAt >= _options.SettleInterval))
        {
            while (await store.SettleStepAsync(cancellation))
            {
                // A commit that waits goes first.
                await Task.Yield();
            }

            _settledAt = now;
        }

        if (_deletedAt is null || now - _deletedAt.Value >= _options.Retention.Interval)
        {
            await DeleteAsync(now, cancellation);
            _deletedAt = now;
        }
    }

    private async Task DeleteAsync(Instant now, CancellationToken cancellation)
    {
        var deleted = 0L;
        foreach (var (measurement, age) in _options.Retention.Measurements)
        {
            deleted += await store.DeleteBeforeAsync(measurement, now - age, cancellation);
        }

        deleted += await store.DeleteReadingsBeforeAsync(null, now - _options.Retention.Readings, cancellation);
        deleted += await store.DeleteEventsBeforeAsync(null, now - _options.Retention.Events, cancellation);
        if (deleted > 0)
        {
            Log.RetentionDeleted(logger, deleted);
        }
    }
}
