using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Tests.Backup;

namespace OpsCenter.Storage.Tests.Durability;

/// <summary>The process that the durability tests kill: commits numbered batches for ever and says each that was accepted.</summary>
internal static class CrashWriter
{
    public const int SeriesCount = 40;
    public const int ReadingsPerBatch = 100;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["influx", .. var way])
        {
            return await InfluxCrashWriter.RunAsync(way);
        }

        if (arguments is [BackupChild.Verb, var data, var into])
        {
            return BackupChild.Run(data, into);
        }

        if (arguments is [ShrinkCrashTests.Verb, var full])
        {
            return await ShrinkCrashTests.ShrinkAsync(full);
        }

        if (arguments is not [var folder, var firstBatch])
        {
            return 2;
        }

        // Small bounds, so that a kill meets settling as often as committing.
        var options = new EmbeddedStoreOptions { SettleReadings = 1000 };
        using var metrics = new StorageMetrics();
        using var store = EmbeddedTelemetryStore.Open(new DataFolder(folder), options, metrics, NullLogger<EmbeddedTelemetryStore>.Instance);
        for (var batch = int.Parse(firstBatch, CultureInfo.InvariantCulture); ; batch++)
        {
            var outcome = await store.CommitAsync(Batch(batch), CancellationToken.None);
            await Console.Out.WriteLineAsync($"{outcome.GetType().Name} {batch.ToString(CultureInfo.InvariantCulture)}");
            await Console.Out.FlushAsync();
            if (outcome is not CommitOutcome.Accepted)
            {
                return 3;
            }

            try
            {
                await store.SettleStepAsync(CancellationToken.None);
            }
            catch (SqliteException)
            {
                // As in the server: settling is tried again, and a commit says when the disk takes nothing.
            }
        }
    }

    public static TelemetryBatch Batch(int number) => new(
        [.. Enumerable.Range(0, ReadingsPerBatch).Select(index => Reading(number, index))],
        [new OperationalEvent { Id = $"event-{number}", Time = new Instant(number), ReceivedAt = new Instant(number), Kind = "test", Text = "" }]);

    private static Reading Reading(int batch, int index)
    {
        var number = ((long)batch * ReadingsPerBatch) + index;
        var series = new SeriesKey("crash", [new("device", $"d{number % SeriesCount}")], "value");
        return new Reading(series, new Instant(number * 1_000_000_000), number, Quality.Good, ReadingFlags.None, new Instant(number));
    }
}
