using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Relational;

namespace OpsCenter.Benchmarks.Alarms;

/// <summary>One rule with three rungs over many series: judging while nothing changes, a flood that raises every one, saving it, and a restart.</summary>
internal static class AlarmBenchmark
{
    private const int BatchSize = 1_000;

    public static async Task RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20;
        var folder = Directory.CreateTempSubdirectory("opscenter-alarms-");
        try
        {
            var series = Enumerable.Range(0, count).Select(SeriesOf).ToArray();
            await JudgeAsync(folder.FullName, series, rounds);
            await RestartAsync(folder.FullName, count);
            foreach (var (kind, rule) in Kinds)
            {
                await JudgeKindAsync(Path.Combine(folder.FullName, kind), kind, rule, series, rounds);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task JudgeAsync(string folder, SeriesKey[] series, int rounds)
    {
        using var host = await StartAsync(folder);
        var engine = host.Services.GetRequiredService<AlarmEngine>();
        Feed(engine, series, round: 0, value: 3);
        var started = new Stopwatch();
        var batches = Enumerable.Range(1, rounds).SelectMany(round => Batches(series, round, 3 + (round % 9 / 10.0))).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        started.Restart();
        foreach (var batch in batches)
        {
            engine.OnCommitted(batch);
        }

        Report("judged, nothing changes", series.Length * rounds, started.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
        started.Restart();
        Feed(engine, series, rounds + 1, value: 5.5);
        Report("judged, every one raises", series.Length, started.Elapsed, bytes: null);
        started.Restart();
        await host.StopAsync();
        Report("saved and stopped", series.Length, started.Elapsed, bytes: null);
    }

    private static async Task JudgeKindAsync(string folder, string kind, AlarmRuleConfig rule, SeriesKey[] series, int rounds)
    {
        Directory.CreateDirectory(folder);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var host = await StartAsync(folder, rule);
        var engine = host.Services.GetRequiredService<AlarmEngine>();
        Feed(engine, series, round: 0, value: 3);
        var batches = Enumerable.Range(1, rounds).SelectMany(round => Batches(series, round * 600, 3 + (round % 9 / 10.0))).ToArray();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.StartNew();
        foreach (var batch in batches)
        {
            engine.OnCommitted(batch);
        }

        Report($"judged by {kind}, nothing changes", series.Length * rounds, started.Elapsed, GC.GetAllocatedBytesForCurrentThread() - allocated);
        started.Restart();
        engine.Tick();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  one beat of the clock {started.Elapsed.TotalMilliseconds:F2} ms"));
        batches = [];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(GC.GetTotalMemory(forceFullCollection: true) - before) / series.Length} bytes a series"));
        await host.StopAsync();
    }

    private static async Task RestartAsync(string folder, int count)
    {
        var started = Stopwatch.StartNew();
        using var host = await StartAsync(folder);
        Report($"restored, {host.Services.GetRequiredService<IAlarmBoard>().Current.Alarms.Count} on the board", count, started.Elapsed, bytes: null);
        await host.StopAsync();
    }

    private static void Report(string what, int states, TimeSpan took, long? bytes) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {states} in {took.TotalSeconds:F2} s, {states / took.TotalSeconds:F0}/s{(bytes is { } some ? $", {some} bytes allocated" : "")}"));

    private static void Feed(AlarmEngine engine, SeriesKey[] series, int round, double value)
    {
        foreach (var batch in Batches(series, round, value))
        {
            engine.OnCommitted(batch);
        }
    }

    private static IEnumerable<CommittedBatch> Batches(SeriesKey[] series, int round, double value)
    {
        var at = Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromSeconds(round);
        return series.Chunk(BatchSize).Select(chunk => new CommittedBatch(
            [.. chunk.Select(one => new Reading(one, at, value, Quality.Good, ReadingFlags.None, at))], [], at));
    }

    private static SeriesKey SeriesOf(int number) => new(
        "river",
        new Dictionary<string, string> { ["pack"] = "water", ["site"] = $"site-{number:D6}", ["area"] = "a", ["device"] = $"rg-{number:D6}" },
        "level");

    private static async Task<IHost> StartAsync(string folder, AlarmRuleConfig? rule = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("DataDir", folder)]);
        builder.Services.AddSingleton<ILiveConfig<Places>>(new Still<Places>(Places.Empty));
        builder.Services.AddSingleton<ILiveConfig<FieldCatalogue>>(new Still<FieldCatalogue>(FieldCatalogue.Empty));
        builder.Services.AddSingleton<ILiveConfig<IReadOnlyList<AlarmRuleConfig>>>(new Still<IReadOnlyList<AlarmRuleConfig>>([rule ?? Rule]));
        builder.Services.AddEmbeddedStorage(builder.Configuration);
        builder.Services.AddRelationalStorage(builder.Configuration);
        builder.Services.AddAlarms(builder.Configuration);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(10));
        builder.Services.Configure<AlarmOptions>(options => options.MaxUnsavedTransitions = 1_000_000);
        var host = builder.Build();
        await RelationalStorage.MigrateAsync(host.Services);
        await host.StartAsync();
        return host;
    }

    private static AlarmRuleConfig Rule { get; } = new()
    {
        Id = "water.flood",
        Pack = "water",
        Title = LocalizedText.Same("Flood at {site}: {level}"),
        Selector = new SeriesSelector("river", "level", new Dictionary<string, string>()),
        Levels =
        [
            Level("I", Severity.Medium, 4), Level("II", Severity.High, 5), Level("III", Severity.Critical, 6),
        ],
        Procedure = new AlarmProcedure(LocalizedText.Same("Flooding"), LocalizedText.Same("Call"), TimeSpan.FromMinutes(15)),
        File = "alarms.yaml",
    };

    private static IEnumerable<(string Kind, AlarmRuleConfig Rule)> Kinds =>
    [
        ("rate", Rule with { Condition = new AlarmCondition.Rate(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30), BothWays: false), Levels = [Level("I", Severity.Medium, 40)] }),
        ("silence", Rule with { Condition = new AlarmCondition.Silence(), Levels = [Level("I", Severity.Medium, 15)] }),
        ("season", Rule with { Condition = new AlarmCondition.Seasonal(SeasonLength.Week, 4, 2, AlarmMeasure.Sigma, BothWays: true, 1), Levels = [Level("I", Severity.Medium, 100)] }),
    ];

    private static AlarmLevelConfig Level(string name, Severity severity, double limit) =>
        new(LocalizedText.Same(name), severity, limit, 0.1, TimeSpan.Zero, TimeSpan.Zero);

    private sealed class Still<T>(T value) : ILiveConfig<T>
        where T : class
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public T Current => value;
    }
}
