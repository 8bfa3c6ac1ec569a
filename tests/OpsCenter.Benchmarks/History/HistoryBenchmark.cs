using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace OpsCenter.Benchmarks.History;

/// <summary>
/// The same history in the real host and in a real InfluxDB, one after the other: loaded over HTTP as line protocol, settled, asked. Prints a Markdown table.
/// <c>dotnet run -c Release --project tests/OpsCenter.Benchmarks -- history [--series 10000] [--hours 24] [--long 10] [--days 30] [--week 500] [--writers 4] [--open FOLDER] [--only ours|influx]</c>;
/// <c>--open</c> takes a folder of CSV files instead, for the bytes they cost; the host must be built in the same configuration, <c>influxd</c> be installed.
/// </summary>
internal static class HistoryBenchmark
{
    public static async Task RunAsync(Arguments arguments)
    {
        var data = new HistoryData(
            new(arguments.Number("--series", 10_000), arguments.Number("--hours", 24), 10),
            new(arguments.Number("--long", 10), arguments.Number("--days", 30) * 24, 10),
            new(arguments.Number("--week", 500), 7 * 24, 60),
            TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 3600 * 3600);
        var only = arguments.Text("--only");
        var writers = arguments.Number("--writers", 4);
        if (arguments.Text("--open") is { } folder)
        {
            await MeasureOpenAsync(new OpenSeries(folder));
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Readings:N0} readings\n"));
        Console.WriteLine("| server | readings/s in | µs CPU each | bytes a reading | latest of all, ms p50 / p95 | one long series, mean in 500 windows | the same, 500 points with peaks | hourly mean by area, 24 h | the same over 7 days |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        if (only != "influx")
        {
            await MeasureAsync(await OurServer.StartAsync(), data, writers);
        }

        if (only != "ours")
        {
            await MeasureAsync(await InfluxServer.StartAsync(), data, writers);
        }
    }

    private static async Task MeasureAsync(IHistoryServer server, HistoryData data, int writers)
    {
        await using (server)
        {
            var watch = Stopwatch.StartNew();
            await LoadAsync(server, data.Bodies(), writers);
            var rate = data.Readings / watch.Elapsed.TotalSeconds;
            var cpu = server.ProcessorTime.TotalMicroseconds / data.Readings;
            var bytes = await server.SettleAsync();
            var latest = await TimeAsync(20, server.LatestAsync);
            var line = await TimeAsync(50, () => server.LongLineAsync(data));
            var peaks = await server.LongPeaksAsync(data) > 0 ? await TimeAsync(50, () => server.LongPeaksAsync(data)) : "-";
            var areas = await TimeAsync(10, () => server.AreasAsync("air", data.Start, data.End));
            var week = await TimeAsync(10, () => server.AreasAsync("rain", data.WeekStart, data.End));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {server.Name} | {rate:N0} | {cpu:N1} | {(double)bytes / data.Readings:N2} | {latest} | {line} | {peaks} | {areas} | {week} |"));
        }
    }

    private static async Task MeasureOpenAsync(OpenSeries series)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{series.Readings:N0} readings\n\n| server | bytes on disk | bytes a reading |\n|---|---|---|"));
        foreach (var start in new Func<Task<IHistoryServer>>[] { async () => await OurServer.StartAsync(), async () => await InfluxServer.StartAsync() })
        {
            await using var server = await start();
            await LoadAsync(server, series.Bodies(), 1);
            var bytes = await server.SettleAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {server.Name} | {bytes:N0} | {(double)bytes / series.Readings:N2} |"));
        }
    }

    /// <summary>Bodies are made beside the writing, a few ahead, so that making them is not what is measured.</summary>
    public static async Task LoadAsync(IHistoryServer server, IEnumerable<byte[]> all, int writers)
    {
        var bodies = Channel.CreateBounded<byte[]>(8);
        var making = Task.Run(async () =>
        {
            foreach (var body in all)
            {
                await bodies.Writer.WriteAsync(body);
            }

            bodies.Writer.Complete();
        });
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async _ =>
        {
            await foreach (var body in bodies.Reader.ReadAllAsync())
            {
                using var content = new ByteArrayContent(body);
                await server.WriteAsync(content);
            }
        }).Append(making));
    }

    private static async Task<string> TimeAsync(int times, Func<Task<long>> ask)
    {
        // The first fills caches and is not counted; an answer without content is no answer.
        if (await ask() < 50)
        {
            throw new InvalidOperationException("The answer is empty.");
        }

        var took = new List<double>(times);
        for (var time = 0; time < times; time++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            took.Add(watch.Elapsed.TotalMilliseconds);
        }

        took.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{took[times / 2]:N1} / {took[times * 95 / 100]:N1}");
    }
}
