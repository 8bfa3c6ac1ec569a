using System.Diagnostics;
using System.Globalization;
using OpsCenter.Benchmarks.History;
using OpsCenter.Testing;
using InfluxServer = OpsCenter.Benchmarks.History.InfluxServer;

namespace OpsCenter.Benchmarks.Kpis;

/// <summary>
/// A month of one-minute readings computed by the real host: again, and for a KPI newly defined, whose figures are all stored; beside a real InfluxDB that only answers
/// <c>GROUP BY time</c>. Prints a Markdown table.
/// <c>dotnet run -c Release --project tests/OpsCenter.Benchmarks -- kpis [--series 1000] [--days 30] [--writers 4]</c>
/// </summary>
internal static class KpiBenchmark
{
    private const string Kpi = "environment.hourly";
    private const string NewKpi = "environment.peak";
    private const int Minute = 60;

    public static async Task RunAsync(Arguments arguments)
    {
        var (series, days, writers) = (arguments.Number("--series", 1_000), arguments.Number("--days", 30), arguments.Number("--writers", 4));
        var end = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 3600 * 3600;
        var data = new HistoryData(new HistorySet(series, days * 24, Minute), HistorySet.None, HistorySet.None, end);
        using var configuration = new TemporaryFolder();
        Configure(configuration.Path, Definition(Kpi, "mean(pm25)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Readings:N0} readings, {series * days * 24:N0} figures\n\n| server | hourly figure of each series over {days} days, s | of these on the processor |\n|---|---|---|"));
        await using (var ours = await OurServer.StartAsync("--ConfigDir", configuration.Path))
        {
            await HistoryBenchmark.LoadAsync(ours, data.Bodies(), writers);
            await ours.SettleAsync();
            await ours.ComputedAsync(Kpi);
            var computed = await ours.WindowsAsync();
            var (watch, processor) = (Stopwatch.StartNew(), ours.ProcessorTime);
            await ours.RecomputeAsync(Kpi, data.Start, data.End);
            await ours.ComputedAsync(Kpi);
            Write($"{ours.Name}, computed again, no figure differs", watch.Elapsed, ours.ProcessorTime - processor);
            if (await ours.WindowsAsync() - computed is var windows && windows < days * 24)
            {
                throw new InvalidOperationException($"Only {windows} of {days * 24} windows were computed again.");
            }

            Configure(configuration.Path, Definition(Kpi, "mean(pm25)"), Definition(NewKpi, "max(pm25)"));
            (watch, processor) = (Stopwatch.StartNew(), ours.ProcessorTime);
            await ours.ComputedAsync(NewKpi);
            Write($"{ours.Name}, newly defined, every figure stored", watch.Elapsed, ours.ProcessorTime - processor);
        }

        await using var influx = await InfluxServer.StartAsync();
        await HistoryBenchmark.LoadAsync(influx, data.Bodies(), writers);
        await influx.SettleAsync();
        var (asked, before) = (Stopwatch.StartNew(), influx.ProcessorTime);
        await influx.HourlyAsync(data.Start, data.End);
        Write($"{influx.Name}, `GROUP BY time(1h), device`, answered", asked.Elapsed, influx.ProcessorTime - before);
    }

    private static void Write(string what, TimeSpan took, TimeSpan processor) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {took.TotalSeconds:N2} | {processor.TotalSeconds:N2} |"));

    private static string Definition(string kpi, string formula) =>
        $"  - {{id: {kpi}, name: A figure, unit: µg/m³, per: device, every: 1h, settle: 0s, inputs: {{pm25: {{measurement: air, field: pm25}}}}, formula: {formula}, path: sensor}}\n";

    private static void Configure(string folder, params string[] kpis)
    {
        Put(folder, "areas.yaml", "areas: []\n");
        Put(folder, "packs/environment/pack.yaml", "id: environment\nname: Environment\n");
        Put(folder, "packs/environment/fields.yaml", "fields:\n  - {measurement: air, field: pm25, name: PM2.5, unit: µg/m³}\n");
        Put(folder, "packs/environment/kpis.yaml", "kpis:\n" + string.Concat(kpis));
    }

    private static void Put(string folder, string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
