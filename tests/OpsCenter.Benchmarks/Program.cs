using OpsCenter.Benchmarks.Alarms;
using OpsCenter.Benchmarks.History;
using OpsCenter.Benchmarks.Ingest;
using OpsCenter.Benchmarks.Kpis;
using OpsCenter.Benchmarks.Storage;

switch (args)
{
    case ["storage", .. var rest]:
        await StorageBenchmark.RunAsync(rest);
        return 0;
    case ["events", .. var rest]:
        await EventSearchBenchmark.RunAsync(rest);
        return 0;
    case ["ingest", .. var rest]:
        await IngestBenchmark.RunAsync(rest);
        return 0;
    case ["decode", .. var rest]:
        DecodeBenchmark.Run(rest);
        return 0;
    case ["alarms", .. var rest]:
        await AlarmBenchmark.RunAsync(rest);
        return 0;
    case ["history", .. var rest]:
        await HistoryBenchmark.RunAsync(new Arguments(rest));
        return 0;
    case ["kpis", .. var rest]:
        await KpiBenchmark.RunAsync(new Arguments(rest));
        return 0;
    case ["mixed", .. var rest]:
        await MixedLoad.RunAsync(new Arguments(rest));
        return 0;
    default:
        await Console.Error.WriteLineAsync("""
            usage: dotnet run -c Release --project tests/OpsCenter.Benchmarks -- storage [series] [readings per batch] [batches]
                                                                              -- events [events]
                                                                              -- ingest [messages] [devices] [in flight]
                                                                              -- decode [messages]
                                                                              -- alarms [series] [rounds]
                                                                              -- history [--series N] [--hours N] [--long N] [--days N] [--week N] [--open FOLDER] [--only ours|influx]
                                                                              -- kpis [--series N] [--days N] [--writers N]
                                                                              -- mixed [--series N] [--days N] [--every SECONDS] [--seconds N] [--dashboards N]
            """);
        return 1;
}
