using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace OpsCenter.Benchmarks.History;

/// <summary>
/// The same history in the real host and in a real InfluxDB, one after the other: loaded over HTTP as line protocol, settled, asked. Prints a Markdown table.
/// <c>dotnet run -c Release --project tests/OpsCenter.Benchmarks -- history [--series 10000] [--hours 24] [--long 10] [--days 30] [--only ours|influx]</c>;
/// the host must be built in the same configuration, <c>influxd</c> be installed.
/// </summary>
internal static class HistoryBenchmark
{
    private const int Writers = 2;

    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var data = new HistoryData(
            Number(arguments, "--series", 10_000), Number(arguments, "--hours", 24), Number(arguments, "--long", 10), Number(arguments, "--days", 30),
            TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 3600 * 3600);
        var only = Text(arguments, "--only");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Readings:N0} readings\n"));
        Console.WriteLine("| server | readings/s in | bytes a reading | latest of all, ms p50 / p95 | one long series, mean in 500 windows | the same, 500 points with peaks | hourly mean by area |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        if (only != "influx")
        {
            await MeasureAsync(await OurServer.StartAsync(), data);
        }

        if (only != "ours")
        {
            await MeasureAsync(await InfluxServer.StartAsync(), data);
        }
    }

    private static async Task MeasureAsync(IHistoryServer server, HistoryData data)
    {
        await using (server)
        {
            var watch = Stopwatch.StartNew();
            await LoadAsync(server, data);
            var rate = data.Readings / watch.Elapsed.TotalSeconds;
            var bytes = await server.SettleAsync();
            var latest = await TimeAsync(20, server.LatestAsync);
            var line = await TimeAsync(50, () => server.LongLineAsync(data));
            var peaks = await server.LongPeaksAsync(data) > 0 ? await TimeAsync(50, () => server.LongPeaksAsync(data)) : "-";
            var areas = await TimeAsync(10, () => server.AreasAsync(data));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {server.Name} | {rate:N0} | {(double)bytes / data.Readings:N2} | {latest} | {line} | {peaks} | {areas} |"));
        }
    }

    /// <summary>Bodies are made beside the writing, a few ahead, so that making them is not what is measured.</summary>
    private static async Task LoadAsync(IHistoryServer server, HistoryData data)
    {
        var bodies = Channel.CreateBounded<string>(8);
        var making = Task.Run(async () =>
        {
            foreach (var body in data.Bodies())
            {
                await bodies.Writer.WriteAsync(body);
            }

            bodies.Writer.Complete();
        });
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            await foreach (var body in bodies.Reader.ReadAllAsync())
            {
                using var content = new StringContent(body, Encoding.UTF8, "text/plain");
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

    private static int Number(IReadOnlyList<string> arguments, string name, int otherwise) =>
        Text(arguments, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string? Text(IReadOnlyList<string> arguments, string name)
    {
        for (var index = 0; index + 1 < arguments.Count; index++)
        {
            if (arguments[index] == name)
            {
                return arguments[index + 1];
            }
        }

        return null;
    }
}
