using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Embedded.File;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

public sealed class EmbeddedFileTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public void Open_FileOfANewerBuild_RefusesAndSaysWhat()
    {
        using var folder = new EmbeddedFolder();
        folder.Store.Dispose();
        Execute(folder.File, "PRAGMA user_version=99");

        Assert.Contains("format 99", Assert.Throws<TelemetryFileException>(folder.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_RefusesAndLeavesItAlone()
    {
        using var scratch = new ScratchFolder();
        Execute(scratch.File("telemetry.db"), "PRAGMA journal_mode=DELETE; CREATE TABLE theirs (x); PRAGMA user_version=1;");
        var before = File.ReadAllBytes(scratch.File("telemetry.db"));
        using var metrics = new StorageMetrics();

        Assert.Throws<TelemetryFileException>(() => EmbeddedTelemetryStore.Open(
            new DataFolder(scratch.Path), new EmbeddedStoreOptions(), metrics, Microsoft.Extensions.Logging.Abstractions.NullLogger<EmbeddedTelemetryStore>.Instance));

        Assert.Equal(before, File.ReadAllBytes(scratch.File("telemetry.db")));
    }

    [Fact]
    public async Task Open_DamagedFile_RefusesByName()
    {
        using var folder = new EmbeddedFolder();
        for (var batch = 0; batch < 20; batch++)
        {
            await folder.Store.CommitAsync(Some.Batch([.. Enumerable.Range(0, 500).Select(number => Some.Reading(number / 3.0, (batch * 500) + number))]), None);
        }

        await folder.SettleAsync();
        folder.Store.Dispose();
        var bytes = await File.ReadAllBytesAsync(folder.File);
        Array.Fill(bytes, (byte)0x5A, 8192, bytes.Length - 8192);
        await File.WriteAllBytesAsync(folder.File, bytes);

        Assert.Contains("telemetry.db is damaged", Assert.Throws<TelemetryFileException>(folder.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_DamagedChunk_LeavesItOutAndSaysSo_SettlingSetsItAside()
    {
        using var folder = new EmbeddedFolder();
        await folder.Store.CommitAsync(Some.Batch(Some.Reading(1), Some.Reading(2, 60)), None);
        await folder.SettleAsync();
        Execute(folder.File, "UPDATE chunk SET points = zeroblob(40)");

        Assert.Empty(await ValuesAsync(folder));
        Assert.Contains(folder.Log.Lines, line => line.StartsWith("2106 A chunk of river,pack=water,site=ben-binh level", StringComparison.Ordinal));
        Assert.IsType<CommitOutcome.Accepted>(await folder.Store.CommitAsync(Some.Batch(Some.Reading(3, 30)), None));
        await folder.SettleAsync();
        Assert.Equal([3.0], await ValuesAsync(folder));
    }

    [Fact]
    public async Task Commit_SomebodyHoldsTheFile_IsRetryableThenAccepted()
    {
        using var folder = new EmbeddedFolder();
        using (var other = new SqliteConnection($"Data Source={folder.File};Pooling=False"))
        {
            other.Open();
            using var transaction = other.BeginTransaction();
            Assert.IsType<CommitOutcome.Retryable>(await folder.Store.CommitAsync(Some.Batch(Some.Reading(1)), None));
        }

        var accepted = Assert.IsType<CommitOutcome.Accepted>(await folder.Store.CommitAsync(Some.Batch(Some.Reading(1)), None));
        Assert.Equal(0, accepted.DuplicateReadings);
        Assert.Equal([1.0], await ValuesAsync(folder));
    }

    [Fact]
    public async Task Commit_OneSeriesTooMany_IsRejectedWithTheBound()
    {
        using var folder = new EmbeddedFolder(new EmbeddedStoreOptions { MaxSeries = 2 });
        await folder.Store.CommitAsync(Some.Batch(Some.Reading(1, series: Some.Series("a")), Some.Reading(1, series: Some.Series("b"))), None);

        var outcome = await folder.Store.CommitAsync(Some.Batch(Some.Reading(2, 60, Some.Series("a")), Some.Reading(1, series: Some.Series("c"))), None);

        Assert.Contains("MaxSeries is 2", Assert.IsType<CommitOutcome.Rejected>(outcome).Reason, StringComparison.Ordinal);
        Assert.Equal([1.0, 1.0], await ValuesAsync(folder));
    }

    [Fact]
    public async Task Commit_FasterThanUpkeep_SettlesByItselfAndStaysBounded()
    {
        using var folder = new EmbeddedFolder(new EmbeddedStoreOptions { SettleReadings = 1000 });
        for (var batch = 0; batch < 200; batch++)
        {
            var readings = Enumerable.Range(0, 200).Select(number => Some.Reading(number, batch, Some.Series($"s{number}")));
            Assert.IsType<CommitOutcome.Accepted>(await folder.Store.CommitAsync(Some.Batch([.. readings]), None));
        }

        // Twice five times the bound, because the series are many, and the last batch.
        Assert.InRange(folder.Store.Unsettled, 0, 10_200);
        Assert.Equal(40_000, (await ValuesAsync(folder)).Count);
    }

    [Fact]
    public async Task Commit_NoChunkCanBeWritten_JournalsUpToTheBoundThenRefuses_AndGoesOnAfterwards()
    {
        using var folder = new EmbeddedFolder(new EmbeddedStoreOptions { SettleReadings = 10 });
        folder.Execute("CREATE TRIGGER stop BEFORE INSERT ON chunk BEGIN SELECT RAISE(ABORT, 'no chunk today'); END");
        var outcome = await TenMoreAsync(0);
        var accepted = 0;
        for (; outcome is CommitOutcome.Accepted && accepted < 100; outcome = await TenMoreAsync(accepted))
        {
            accepted++;
        }

        Assert.Contains("no chunk today", Assert.IsType<CommitOutcome.Retryable>(outcome).Reason, StringComparison.Ordinal);
        Assert.Equal(accepted * 10, folder.Store.Unsettled);

        folder.Execute("DROP TRIGGER stop");
        Assert.IsType<CommitOutcome.Accepted>(await TenMoreAsync(accepted));
        Assert.Equal(Enumerable.Range(0, (accepted + 1) * 10).Select(number => (double)number), await ValuesAsync(folder));

        ValueTask<CommitOutcome> TenMoreAsync(int batch) =>
            folder.Store.CommitAsync(Some.Batch([.. Enumerable.Range(batch * 10, 10).Select(number => Some.Reading(number, number))]), None);
    }

    [Fact]
    public async Task Query_WhileCommittingAndSettling_NeverMissesWhatWasAccepted()
    {
        using var folder = new EmbeddedFolder();
        var accepted = 0;
        using var done = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            for (var second = 0; second < 1500; second++)
            {
                await folder.Store.CommitAsync(Some.Batch(Some.Reading(second, second)), None);
                Volatile.Write(ref accepted, second + 1);
                await folder.Store.SettleStepAsync(None);
            }

            await done.CancelAsync();
        });

        while (!done.IsCancellationRequested)
        {
            var before = Volatile.Read(ref accepted);
            var values = await ValuesAsync(folder);
            Assert.True(values.Count >= before, $"{before} were accepted, {values.Count} were read");
            Assert.Equal(Enumerable.Range(0, values.Count).Select(second => (double)second), values);
        }

        await writer;
        Assert.Equal(1500, (await ValuesAsync(folder)).Count);
    }

    [Fact]
    public async Task Services_SecondServerOnTheFolder_IsToldSo()
    {
        using var scratch = new ScratchFolder();
        await using (var first = Services(scratch))
        {
            Assert.IsType<CommitOutcome.Accepted>(await first.GetRequiredService<ITelemetryStore>().CommitAsync(Some.Batch(Some.Reading(1)), None));
            Assert.NotNull(first.GetRequiredService<IQuarantineStore>());
            await using var second = Services(scratch);

            var error = Assert.Throws<TelemetryFileException>(second.GetRequiredService<ITelemetryStore>);
            Assert.Contains("Another server already uses the data folder", error.Message, StringComparison.Ordinal);
        }

        await using var later = Services(scratch);
        Assert.Single(await later.GetRequiredService<ITelemetryStore>().SeriesAsync(SeriesSelector.All, None));
        Assert.Single(later.GetServices<IHostedService>());
    }

    [Fact]
    public void Options_OutOfRange_EveryErrorNamesItsKey()
    {
        using var scratch = new ScratchFolder();
        using var services = Services(scratch, ("Storage:Embedded:Readers", "0"), ("Storage:Embedded:Retention:Measurements:traffic", "00:00:01"), ("Storage:Embedded:Quarantine:MaxBytes", "1"));

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<EmbeddedStoreOptions>>().Value);

        Assert.Equal(3, error.Failures.Count());
        Assert.Contains(error.Failures, failure => failure.StartsWith("Storage:Embedded:Retention:Measurements:traffic", StringComparison.Ordinal));
    }

    private static ServiceProvider Services(ScratchFolder scratch, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("DataDir", scratch.Path)).ToDictionary(setting => setting.Item1, setting => (string?)setting.Item2)).Build();
        return new ServiceCollection().AddLogging().AddEmbeddedStorage(configuration).BuildServiceProvider();
    }

    private static async Task<IReadOnlyList<double>> ValuesAsync(EmbeddedFolder folder)
    {
        var values = new List<double>();
        await foreach (var series in folder.Store.QueryAsync(new RangeQuery(SeriesSelector.All, default, new Instant(long.MaxValue), null, Aggregate.Mean, TimeSpan.Zero), None))
        {
            values.AddRange(series.Points.Select(point => point.Value));
        }

        return values;
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
