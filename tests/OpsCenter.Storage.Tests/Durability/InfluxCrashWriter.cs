using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Influx.Spool;
using OpsCenter.Storage.Tests.Influx;

namespace OpsCenter.Storage.Tests.Durability;

/// <summary>The same as <see cref="CrashWriter"/> in front of an InfluxDB: what it accepted is in the spool, on its way or there when it is killed.</summary>
internal static class InfluxCrashWriter
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var url, var database, var folder, var firstBatch])
        {
            return 2;
        }

        // Small bounds, so that a kill meets sending and letting go as often as committing.
        await using var services = InfluxFolder.Compose(folder, [.. InfluxFolder.Way(new Uri(url), database), ("BatchReadings", "300"), ("KeepReadings", "1000")]);
        var store = services.GetRequiredService<ITelemetryStore>();
        await services.GetServices<IHostedService>().OfType<InfluxDrainService>().Single().StartAsync(CancellationToken.None);
        for (var batch = int.Parse(firstBatch, CultureInfo.InvariantCulture); ; batch++)
        {
            var outcome = await store.CommitAsync(CrashWriter.Batch(batch), CancellationToken.None);
            await Console.Out.WriteLineAsync($"{outcome.GetType().Name} {batch.ToString(CultureInfo.InvariantCulture)}");
            await Console.Out.FlushAsync();
            if (outcome is not CommitOutcome.Accepted)
            {
                return 3;
            }
        }
    }
}
