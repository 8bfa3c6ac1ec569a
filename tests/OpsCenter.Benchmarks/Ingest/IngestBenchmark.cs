using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Benchmarks.Ingest;

/// <summary>
/// From submitted message to answer, without network and disk: decoding, mapping, grouping, waking the sender. CPU time is what counts;
/// the wall clock depends on what else the machine does. <c>-- ingest [messages] [devices] [in flight]</c>, from the repository's folder.
/// </summary>
internal static class IngestBenchmark
{
    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var messages = Number(arguments, 0, 500_000);
        var devices = Number(arguments, 1, 5_000);
        var inFlight = Number(arguments, 2, 1_000);
        await RunAsync("river gauge (JSON, 3 readings)", "water/g{0}/telemetry", "{{\"ts\":{1},\"level_cm\":462.0,\"rain_mm\":0.2,\"battery_v\":3.91}}", messages, devices, inFlight);
        await RunAsync("junction (JSON, 4 lanes × 5 readings)", "traffic/j{0}/counts", Junction(), messages / 4, devices, inFlight);
        await RunAsync("line protocol (3 readings)", "line/{0}", "m,device=d{0},site=s level=4.62,rain=0.2,battery=3.91 {1}000000000", messages, devices, inFlight);
    }

    private static async Task RunAsync(string name, string topic, string payload, int messages, int devices, int inFlight)
    {
        var stores = new NullStores();
        using var host = Build(stores);
        await host.StartAsync();
        var pipeline = host.Services.GetRequiredService<IngestPipeline>();
        var inputs = Inputs(topic, payload, devices);
        await SendAsync(pipeline, inputs, devices, inFlight);

        var (readings, commits) = (stores.Readings, stores.Commits);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await SendAsync(pipeline, inputs, messages, inFlight);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {cpu.TotalMicroseconds / messages:F2} µs CPU and {allocated / messages} bytes per message, {messages / clock.Elapsed.TotalSeconds:F0} messages/s, {(stores.Readings - readings) / clock.Elapsed.TotalSeconds:F0} readings/s, {(double)messages / (stores.Commits - commits):F0} messages per commit"));
        await host.StopAsync();
    }

    private static async Task SendAsync(IngestPipeline pipeline, IngestMessage[] inputs, int messages, int inFlight) =>
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(sender => Task.Run(async () =>
        {
            for (var i = sender; i < messages; i += inFlight)
            {
                var outcome = await pipeline.SubmitAsync(inputs[i % inputs.Length]);
                if (outcome.Result != IngestResult.Stored)
                {
                    throw new InvalidOperationException(outcome.Reason);
                }
            }
        })));

    private static IngestMessage[] Inputs(string topic, string payload, int devices)
    {
        var now = TimeProvider.System.GetInstant();
        var seconds = now.UnixMilliseconds / 1000;
        return
        [
            .. Enumerable.Range(0, devices).Select(i => new IngestMessage(
                string.Format(CultureInfo.InvariantCulture, topic, i),
                Encoding.UTF8.GetBytes(string.Format(CultureInfo.InvariantCulture, payload, i, seconds)),
                "bench",
                now)),
        ];
    }

    private static string Junction()
    {
        var lanes = "NESW".Select(dir => $"{{{{\"dir\":\"{dir}\",\"vehicles\":{{{{\"motorbike\":31,\"car\":12,\"truck\":2}}}},\"speed_kmh\":27.4,\"occupancy_pct\":41.0}}}}");
        return $"{{{{\"t\":{{1}}000,\"lanes\":[{string.Join(',', lanes)}]}}}}";
    }

    private static IHost Build(NullStores stores)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<ITelemetryStore>(stores);
        builder.Services.AddSingleton<IQuarantineStore>(stores);
        builder.Services.AddIngest(new ConfigurationBuilder().Build());
        return builder.Build();
    }

    private static int Number(IReadOnlyList<string> arguments, int index, int fallback) =>
        arguments.Count > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : fallback;
}
