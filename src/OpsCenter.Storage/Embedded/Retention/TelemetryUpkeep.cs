using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Embedded.Retention;

/// <summary>One step of what the embedded store needs now and then: a look at the disk, settling, deleting what is too old, and giving its room back.</summary>
internal sealed class TelemetryUpkeep(
    EmbeddedTelemetryStore store, IOptions<EmbeddedStoreOptions> options, TimeProvider time, ILogger<TelemetryUpkeep> logger)
{
    /// <summary>Some 16 MiB: settling must not wait for a big file to shrink; the next step goes on.</summary>
    private const int MostShrinkSteps = 32;

    private readonly EmbeddedStoreOptions _options = options.Value;
    private Instant? _settledAt;
    private Instant? _deletedAt;

    public async Task StepAsync(CancellationToken cancellation)
    {
        var now = time.GetInstant();
        await store.CheckAsync(cancellation);
        _settledAt ??= now;
        if (store.ShouldSettle || (store.Unsettled > 0 && now - _settledAt >= _options.SettleInterval))
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

        for (var step = 0; step < MostShrinkSteps && await store.ShrinkStepAsync(cancellation); step++)
        {
            await Task.Yield();
        }
    }

    private async Task DeleteAsync(Instant now, CancellationToken cancellation)
    {
        var (deleted, thinned) = (0L, 0L);
        foreach (var (kind, age) in _options.Retention.Measurements)
        {
            deleted += await store.DeleteEventsBeforeAsync(kind, now - age, cancellation);
        }

        foreach (var measurement in _options.Retention.OwnRules().Append(null))
        {
            var (readings, rollups) = (_options.Retention.ReadingsOf(measurement), _options.Retention.RollupsOf(measurement));
            deleted += await store.DeleteReadingsBeforeAsync(measurement, now - (rollups > readings ? rollups : readings), cancellation);
            thinned += rollups > readings ? await store.ThinReadingsBeforeAsync(measurement, now - readings, cancellation) : 0;
        }

        deleted += await store.DeleteEventsBeforeAsync(null, now - _options.Retention.Events, cancellation);
        if (thinned > 0)
        {
            Log.RetentionThinned(logger, thinned);
        }

        if (deleted > 0)
        {
            Log.RetentionDeleted(logger, deleted);
        }
    }
}
