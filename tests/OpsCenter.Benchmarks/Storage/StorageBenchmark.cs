using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage;
using OpsCenter.Storage.Embedded;

namespace OpsCenter.Benchmarks.Storage;

/// <summary>
/// The embedded store alone: batches with an fsync each, settling beside them, then what a start and the usual queries cost.
/// <c>dotnet run -c Release --project tests/OpsCenter.Benchmarks -- storage [series] [readings per batch] [batches]</c>
/// </summary>
internal static class StorageBenchmark
{
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var series = Number(arguments, 0, 3000);
        var perBatch = Number(arguments, 1, 1000);
        var batches = Number(arguments, 2, 1000);
        var folder = Directory.CreateTempSubdirectory("opscenter-bench-");
        try
        {
            await CommitAsync(folder.FullName, [.. Enumerable.Range(0, series).Select(Series)], perBatch, batches);
            await ReadAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CommitAsync(string folder, SeriesKey[] series, int perBatch, int batches)
    {
        using var metrics = new StorageMetrics();
        using var store = Open(folder, metrics);
        using var stop = new CancellationTokenSource();
        var upkeep = Task.Run(() => UpkeepAsync(store, stop.Token));
        var took = new List<double>(batches);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var whole = Stopwatch.StartNew();
        for (var batch = 0; batch < batches; batch++)
        {
            var one = Stopwatch.StartNew();
            var outcome = await store.CommitAsync(Batch(series, batch, perBatch), CancellationToken.None);
            took.Add(one.Elapsed.TotalMilliseconds);
            if (outcome is not CommitOutcome.Accepted { DuplicateReadings: 0 })
            {
                throw new InvalidOperationException($"batch {batch}: {outcome}");
            }
        }

        var seconds = whole.Elapsed.TotalSeconds;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        await stop.CancelAsync();
        await upkeep;
        took.Sort();
        Print($"series {series.Length}, readings per batch {perBatch}, batches {batches}");
        Print($"commits with fsync  {batches / seconds:N0}/s, {(double)batches * perBatch / seconds:N0} readings/s, {cpu.TotalMicroseconds / batches / perBatch:N1} µs CPU per reading");
        Print($"one commit          p50 {took[batches / 2]:N2} ms, p99 {took[batches * 99 / 100]:N2} ms, longest {took[^1]:N2} ms");
        while (await store.SettleStepAsync(CancellationToken.None))
        {
        }

        store.Dispose();
        Print($"file                {new FileInfo(Path.Combine(folder, "telemetry.db")).Length / 1048576.0:N1} MiB, with the journal's free pages");
        Print($"chunks              {BytesPerReading(folder):N2} bytes per reading, time of arrival included");
    }

    private static double BytesPerReading(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "telemetry.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1.0 * sum(length(points)) / sum(count) FROM chunk";
        return (double)command.ExecuteScalar()!;
    }

    private static async Task ReadAsync(string folder)
    {
        using var metrics = new StorageMetrics();
        var watch = Stopwatch.StartNew();
        using var store = Open(folder, metrics);
        Print($"start               {watch.Elapsed.TotalMilliseconds:N0} ms");

        watch.Restart();
        var latest = await store.LatestAsync(SeriesSelector.All, CancellationToken.None);
        Print($"latest of all       {watch.Elapsed.TotalMilliseconds:N1} ms for {latest.Count} series");

        var tags = new Dictionary<string, string> { ["device"] = "d42" };
        await QueryAsync(store, "one series, raw", new RangeQuery(new SeriesSelector(null, null, tags), default, new Instant(long.MaxValue), null, Aggregate.Mean, TimeSpan.FromHours(7)));
        await QueryAsync(store, "all, hourly mean", new RangeQuery(SeriesSelector.All, default, new Instant(long.MaxValue), TimeSpan.FromHours(1), Aggregate.Mean, TimeSpan.FromHours(7)));
    }

    private static async Task QueryAsync(EmbeddedTelemetryStore store, string name, RangeQuery query)
    {
        var watch = Stopwatch.StartNew();
        var points = 0;
        await foreach (var answer in store.QueryAsync(query, CancellationToken.None))
        {
            points += answer.Points.Count;
        }

        Print($"{name,-19} {watch.Elapsed.TotalMilliseconds:N1} ms for {points} points");
    }

    private static async Task UpkeepAsync(EmbeddedTelemetryStore store, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!stop.IsCancellationRequested)
        {
            if (store.ShouldSettle)
            {
                while (await store.SettleStepAsync(CancellationToken.None))
                {
                    await Task.Yield();
                }
            }

            await Task.WhenAny(timer.WaitForNextTickAsync(CancellationToken.None).AsTask(), Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop));
        }
    }

    private static EmbeddedTelemetryStore Open(string folder, StorageMetrics metrics) => EmbeddedTelemetryStore.Open(
        new DataFolder(folder), new EmbeddedStoreOptions(), metrics, NullLogger<EmbeddedTelemetryStore>.Instance);

    /// <summary>Round robin over the series, each every ten seconds, values with two decimals that wander.</summary>
    private static TelemetryBatch Batch(SeriesKey[] series, int batch, int size)
    {
        var readings = new Reading[size];
        for (var index = 0; index < size; index++)
        {
            var number = ((long)batch * size) + index;
            var (round, which) = Math.DivRem(number, series.Length);
            var time = Start + (Interval * round) + TimeSpan.FromMilliseconds(which);
            var value = Math.Round(20 + (5 * Math.Sin((round + which) / 50.0)) + (number * 7919 % 100 / 200.0), 2);
            readings[index] = new Reading(series[which], time, value, Quality.Good, ReadingFlags.None, time + TimeSpan.FromMilliseconds(100 + (number * 31 % 50)));
        }

        return new TelemetryBatch(readings, []);
    }

    private static SeriesKey Series(int number) => new(
        "air",
        [new("pack", "environment"), new("site", $"s{number / 8}"), new("area", $"a{number % 12}"), new("device", $"d{number}")],
        "pm25");

    private static int Number(IReadOnlyList<string> arguments, int index, int otherwise) =>
        arguments.Count > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
