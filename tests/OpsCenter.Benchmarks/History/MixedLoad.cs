using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace OpsCenter.Benchmarks.History;

/// <summary>
/// Thirty days of ten thousand series in the real host, then writes, the questions of twenty dashboards and retention at the same time: what they take, and whether memory stays.
/// <c>dotnet run -c Release --project tests/OpsCenter.Benchmarks -- mixed [--series 10000] [--days 30] [--every 300] [--seconds 300] [--dashboards 20] [--pause 5]</c>
/// </summary>
internal static class MixedLoad
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(Arguments arguments)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var days = arguments.Number("--days", 30);
        var data = new HistoryData(
            new(arguments.Number("--series", 10_000), (days * 24) + 1, arguments.Number("--every", 300)), HistorySet.None, HistorySet.None, now / 3600 * 3600);
        await using var server = await OurServer.StartAsync($"--Storage:Embedded:Retention:Readings={days}.00:00:00", "--Storage:Embedded:Retention:Interval=00:00:30", "--Api:MaxQueriesPerCaller=100");
        var watch = Stopwatch.StartNew();
        await HistoryBenchmark.LoadAsync(server, data.Bodies(), writers: 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Readings:N0} readings of {days} days loaded in {watch.Elapsed.TotalSeconds:N0} s\n"));

        var (asked, written, memory) = (new ConcurrentBag<(string Kind, double Milliseconds)>(), new ConcurrentBag<double>(), new List<double>());
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(arguments.Number("--seconds", 300)));
        var pause = TimeSpan.FromSeconds(arguments.Number("--pause", 5));
        await Task.WhenAll(
            [WriteAsync(server, data, written, stop.Token), WatchAsync(server, memory, stop.Token), .. Enumerable.Range(0, arguments.Number("--dashboards", 20)).Select(number => AskAsync(server, data, number, pause, asked, stop.Token))]);

        Console.WriteLine("| what | times | ms p50 | ms p95 |\n|---|---|---|---|");
        Print("a body of 5,000 readings written", written);
        foreach (var kind in asked.GroupBy(answer => answer.Kind, answer => answer.Milliseconds).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Print(kind.Key, kind);
        }

        var (third, deleted, bytes) = (memory.Count / 3, await server.MetricAsync("opscenter_storage_deleted_total"), await server.SettleAsync());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nMemory, median of the first third {Median(memory[..third]):N0} MB, of the last {Median(memory[^third..]):N0} MB, most {memory.Max():N0} MB; {deleted:N0} readings deleted by retention meanwhile; {bytes:N0} bytes on disk."));
    }

    /// <summary>Every series each second, at the present: ten times as much as when each sends every ten seconds.</summary>
    private static async Task WriteAsync(OurServer server, HistoryData data, ConcurrentBag<double> took, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await TickAsync(timer, stop))
        {
            foreach (var body in data.BodiesAt(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()))
            {
                using var content = new ByteArrayContent(body);
                var watch = Stopwatch.StartNew();
                await server.WriteAsync(content);
                took.Add(watch.Elapsed.TotalMilliseconds);
            }
        }
    }

    /// <summary>One dashboard: a line over all days, the areas over a week, the newest of a site, in turn.</summary>
    private static async Task AskAsync(
        OurServer server, HistoryData data, int number, TimeSpan pause, ConcurrentBag<(string Kind, double Milliseconds)> took, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(pause);
        for (var turn = number; await TickAsync(timer, stop); turn++)
        {
            var (kind, ask) = (turn % 20) switch
            {
                0 => ("hourly mean by area, 7 days, all series", () => server.AreasAsync("air", data.End - (7 * 86_400), data.End)),
                < 10 => ("one series, all days, 500 points with peaks", () => server.PeaksAsync("air", $"d{turn * 37 % 1000}", data.Start, data.End)),
                _ => ("newest of a site", (Func<Task<long>>)(() => server.SiteAsync("air", $"s{turn * 37 % 100}"))),
            };
            var watch = Stopwatch.StartNew();
            await ask();
            took.Add((kind, watch.Elapsed.TotalMilliseconds));
        }
    }

    private static async Task WatchAsync(OurServer server, List<double> memory, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Look);
        while (await TickAsync(timer, stop))
        {
            memory.Add(server.ResidentBytes / 1e6);
        }
    }

    private static async Task<bool> TickAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void Print(string what, IEnumerable<double> took)
    {
        double[] sorted = [.. took.Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {sorted.Length} | {sorted[sorted.Length / 2]:N1} | {sorted[sorted.Length * 95 / 100]:N1} |"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
