using System.Text.Json;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Feeds;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Ingest.Tests.Decoding;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Feeds;

/// <summary>Files put into a real folder.</summary>
public sealed class DropFeedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task File_Understood_IsStoredAndMovedWithAReceipt()
    {
        await using var server = await StartAsync("lines: 1");
        await File.WriteAllTextAsync(InFolder("d1.jsonl"), "{\"level\": 1}\n{\"level\": 2}\n");

        var feed = await server.FeedAsync(feed => feed.Brought == 1);

        Assert.Equal(FeedState.Good, feed.State);
        Assert.Equal([1.0, 2.0], server.Readings.Select(reading => reading.Value));
        Assert.All(server.Readings, reading => Assert.Equal("d1", reading.Series.Tag("device")));
        Assert.False(File.Exists(InFolder("d1.jsonl")));
        Assert.True(File.Exists(InFolder("done/d1.jsonl")));
        var receipt = JsonDocument.Parse(await File.ReadAllTextAsync(InFolder("done/d1.jsonl.receipt.json"))).RootElement;
        Assert.Equal((2, 2, 0), (receipt.GetProperty("messages").GetInt32(), receipt.GetProperty("readings").GetInt32(), receipt.GetProperty("quarantined").GetInt32()));
        Assert.Equal(64, receipt.GetProperty("sha256").GetString()!.Length);
    }

    [Theory]
    [InlineData("simulated-d1.jsonl", true)]
    [InlineData("d1.jsonl", false)]
    public async Task File_OfASimulator_IsMarkedByItsName(string name, bool simulated)
    {
        await using var server = await StartAsync("lines: 1");
        await File.WriteAllTextAsync(InFolder(name), "{\"level\": 1}\n");

        await server.FeedAsync(feed => feed.Brought == 1);

        Assert.Equal(simulated, Assert.Single(server.Readings).Flags.HasFlag(ReadingFlags.Simulated));
    }

    [Fact]
    public async Task File_NothingUnderstood_GoesToFailedWithTheReason()
    {
        await using var server = await StartAsync("lines: 1");
        await File.WriteAllTextAsync(InFolder("d1.jsonl"), "garbage\n");

        var feed = await server.FeedAsync(feed => feed.Failed == 1);

        Assert.StartsWith("d1.jsonl: ", feed.LastError, StringComparison.Ordinal);
        Assert.True(File.Exists(InFolder("failed/d1.jsonl")));
        Assert.Contains("reason", await File.ReadAllTextAsync(InFolder("failed/d1.jsonl.receipt.json")), StringComparison.OrdinalIgnoreCase);
        Assert.Single(server.Quarantine.Entries);
    }

    [Fact]
    public async Task File_SameNameAgain_KeepsBoth()
    {
        await using var server = await StartAsync("lines: 1");
        await File.WriteAllTextAsync(InFolder("d1.jsonl"), "{\"level\": 1}\n");
        await server.FeedAsync(feed => feed.Brought == 1);
        await File.WriteAllTextAsync(InFolder("d1.jsonl"), "{\"level\": 2}\n");
        await server.FeedAsync(feed => feed.Brought == 2);

        Assert.Equal(4, Directory.GetFiles(InFolder("done")).Length);
    }

    [Fact]
    public async Task File_StoreRefusesAtFirst_WaitsAndLosesNothing()
    {
        await using var server = await StartAsync("lines: 1");
        server.Store.Answers(_ => new CommitOutcome.Retryable("the disk is full"));
        await File.WriteAllTextAsync(InFolder("d1.jsonl"), "{\"level\": 1}\n");

        await server.FeedAsync(feed => feed.Brought == 1);

        Assert.Equal(1.0, Assert.Single(server.Readings).Value);
        Assert.True(server.Store.Attempts >= 2);
    }

    [Fact]
    public async Task Link_IsNotFollowed()
    {
        await using var server = await StartAsync("lines: 1");
        using var elsewhere = new TemporaryFolder();
        var secret = Path.Combine(elsewhere.Path, "secret");
        await File.WriteAllTextAsync(secret, "{\"level\": 1}\n");
        File.CreateSymbolicLink(InFolder("d1.jsonl"), secret);

        var feed = await server.FeedAsync(feed => feed.Failed == 1);

        Assert.Contains("link", feed.LastError, StringComparison.Ordinal);
        Assert.Empty(server.Readings);
        Assert.Empty(server.Quarantine.Entries);
        Assert.True(File.Exists(secret));
    }

    [Fact]
    public async Task File_StillGrowing_WaitsUntilItIsWhole()
    {
        // Far slower than the writing, however busy the machine: two looks between two lines would find the file at rest.
        await using var server = await StartAsync(new TemporaryConfig(), "*.jsonl", "lines: 1", ("Feeds:DropLook", "00:00:01"));
        await using (var writing = new StreamWriter(InFolder("d1.jsonl")))
        {
            for (var line = 1; line <= 20; line++)
            {
                await writing.WriteAsync($"{{\"level\": {line}}}\n");
                await writing.FlushAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System);
            }
        }

        await server.FeedAsync(feed => feed.Brought >= 1 && !File.Exists(InFolder("d1.jsonl")));

        // However the looks fell, each line is there; the store drops what it has already.
        Assert.Equal(Enumerable.Range(1, 20).Select(line => (double)line), server.Readings.Select(reading => reading.Value).Distinct().Order());
    }

    [Fact]
    public async Task Workbook_OfVietnameseStations_IsStoredRowByRow()
    {
        await using var server = await StartAsync(new TemporaryConfig().Sources(
            "- {id: p.x, topic: 't/{file}', format: {type: xlsx, sheet: Số liệu}, device: '{Trạm}', time: {path: [Ngày, Giờ], format: 'yyyy-MM-dd HH:mm:ss', zone: '+07:00', old: keep}, readings: [{measurement: river, fields: {level: Mực nước}}]}"), "*.xlsx", "");
        var workbook = new XlsxSample().Rows(
            """
            <row r="1"><c r="A1" t="str"><v>Trạm</v></c><c r="B1" t="str"><v>Ngày</v></c><c r="C1" t="str"><v>Giờ</v></c><c r="D1" t="str"><v>Mực nước</v></c></row>
            <row r="2"><c r="A2" t="str"><v>d1</v></c><c r="B2" s="1"><v>45809</v></c><c r="C2" s="3"><v>0.3333333333</v></c><c r="D2"><v>4.62</v></c></row>
            <row r="3"><c r="A3"/><c r="B3" s="1"><v>45809</v></c><c r="C3" s="3"><v>0.3541666667</v></c><c r="D3" t="str"><v>hỏng</v></c></row>
            <row r="4"><c r="B4" s="1"><v>45809</v></c><c r="C4" s="3"><v>0.375</v></c><c r="D4"><v>4.7</v></c></row>
            """,
            "<mergeCells><mergeCell ref=\"A2:A4\"/></mergeCells>").ToBytes();
        await File.WriteAllBytesAsync(InFolder("~$Tháng 6.xlsx"), [1, 2, 3]);
        await File.WriteAllBytesAsync(InFolder("Tháng 6.xlsx"), workbook);

        await server.FeedAsync(feed => feed.Brought == 1);

        Assert.Equal([("d1", 4.62), ("d1", 4.7)], server.Readings.Select(reading => (reading.Series.Tag("device"), reading.Value)));
        Assert.Equal(new DateTimeOffset(2025, 6, 1, 1, 0, 0, TimeSpan.Zero), server.Readings.First().Time.ToDateTimeOffset());
        Assert.Contains("record 2", Assert.Single(server.Quarantine.Entries).Reason, StringComparison.Ordinal);
        var receipt = JsonDocument.Parse(await File.ReadAllTextAsync(InFolder("done/Tháng 6.xlsx.receipt.json"))).RootElement;
        Assert.Equal((1, 2, 1), (receipt.GetProperty("messages").GetInt32(), receipt.GetProperty("readings").GetInt32(), receipt.GetProperty("quarantined").GetInt32()));
        Assert.True(File.Exists(InFolder("~$Tháng 6.xlsx")));
    }

    private string InFolder(string name) => Path.Combine(_folder.Path, name);

    private Task<IngestServer> StartAsync(string more) => StartAsync(new TemporaryConfig(), "*.jsonl", more);

    private async Task<IngestServer> StartAsync(TemporaryConfig config, string files, string more, params (string Key, string Value)[] settings)
    {
        config.Write("packs/p/feeds.yaml", $"drops:\n- {{id: p.files, folder: '{_folder.Path}', files: '{files}', topic: 't/{{name}}'{(more.Length > 0 ? ", " : "")}{more}}}\n");
        var server = await IngestServer.StartAsync(config, settings);
        await server.FeedAsync(feed => feed.State == FeedState.Good);
        return server;
    }
}
