using System.Buffers;
using System.Text;
using OpsCenter.Ingest.Import;
using Xunit;

namespace OpsCenter.Ingest.Tests.Import;

public sealed class RecordsTests
{
    private const string Time = "2020-09-13T12:26:40Z";
    private const long Nanoseconds = 1_600_000_000_000_000_000;

    [Fact]
    public async Task Csv_OneFieldARow_IsALine()
    {
        var read = await ReadAsync($"time,measurement,field,value,tag.site\n{Time},river,level,2.5,ben binh\n", new ImportSettings { Format = ImportFormat.Csv });

        Assert.Equal([$@"river,site=ben\ binh level=2.5 {Nanoseconds}"], read.Lines);
    }

    [Fact]
    public async Task Csv_AColumnForEachField_IsALineWithAllThatHaveAValue()
    {
        var read = await ReadAsync(
            $"time;level;flow;tag.site\n{Time};2.5;;a\n{Time};3;40;b\n", new ImportSettings { Format = ImportFormat.Csv, Measurement = "river" });

        Assert.Equal([$"river,site=a level=2.5 {Nanoseconds}", $"river,site=b level=3,flow=40 {Nanoseconds}"], read.Lines);
    }

    [Fact]
    public async Task Csv_OfTheInfluxClient_TakesTagsAndEachResultsOwnHeader()
    {
        var text = $"name,tags,time,level\nriver,\"site=a,pack=water\",{Nanoseconds},2.5\n\nname,tags,time,mean\nrain,site=b,{Nanoseconds},1\n";

        var read = await ReadAsync(text, new ImportSettings { Format = ImportFormat.Csv });

        Assert.Equal([$"river,site=a,pack=water level=2.5 {Nanoseconds}", $"rain,site=b mean=1 {Nanoseconds}"], read.Lines);
    }

    [Fact]
    public async Task Csv_TextThatMayBeATag_IsRefusedRatherThanLostOrMerged()
    {
        var text = $"name,time,site,level\nriver,{Nanoseconds},a,2.5\n";

        var asIs = await ReadAsync(text, new ImportSettings { Format = ImportFormat.Csv });
        var told = await ReadAsync(text, new ImportSettings { Format = ImportFormat.Csv, Columns = new Dictionary<string, string> { ["site"] = "tag.site" } });

        Assert.Contains("--column tag.site=site", Assert.Single(asIs.Rejected), StringComparison.Ordinal);
        Assert.Equal([$"river,site=a level=2.5 {Nanoseconds}"], told.Lines);
    }

    [Theory]
    [InlineData("1600000000", "s", null)]
    [InlineData("2020-09-13 19:26:40", null, 7)]
    [InlineData("2020-09-13T19:26:40+07:00", null, null)]
    public async Task Csv_Time_IsReadAsTold(string time, string? precision, int? offsetHours)
    {
        var settings = new ImportSettings
        {
            Format = ImportFormat.Csv,
            Measurement = "m",
            Precision = precision,
            UtcOffset = offsetHours is { } hours ? TimeSpan.FromHours(hours) : null,
        };

        Assert.Equal([$"m v=1 {Nanoseconds}"], (await ReadAsync($"time,v\n{time},1\n", settings)).Lines);
    }

    [Fact]
    public async Task Csv_TimeWithoutZone_IsRefused() =>
        Assert.Contains("names no zone", Assert.Single((await ReadAsync("time,v\n2020-09-13 19:26:40,1\n", new ImportSettings { Format = ImportFormat.Csv, Measurement = "m" })).Rejected), StringComparison.Ordinal);

    [Theory]
    [InlineData("level,flow\n1,2\n", "no column is the time")]
    [InlineData("time,flow\n1,2\n", "no column is the measurement")]
    public async Task Csv_HeaderThatSaysTooLittle_EndsTheImport(string text, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<ImportException>(() => ReadAsync(text, new ImportSettings { Format = ImportFormat.Csv }))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Line_OfAnExport_OnlyItsDataCount()
    {
        var text = $"""
            # INFLUXDB EXPORT: 1677-09-21T07:12:43+07:00 - 2262-04-12T06:47:16+07:00
            # DDL
            CREATE DATABASE river WITH NAME autogen
            # DML
            # CONTEXT-DATABASE:river
            # CONTEXT-RETENTION-POLICY:autogen
            # writing tsm data
            river,site=a level=2.5 {Nanoseconds}
            river,site=a note="two
            lines" {Nanoseconds}

            """;

        var read = await ReadAsync(text, new ImportSettings());

        Assert.Equal([$"river,site=a level=2.5 {Nanoseconds}"], read.Lines);
        Assert.Equal((1, 0, 10L), (read.Texts, read.Rejected.Count, read.LastLine + 1));
    }

    [Theory]
    [InlineData("m v=1", "no time")]
    [InlineData("m v=1 99999999999999", "--precision")]
    [InlineData("m v=1 9000000000000000000", "time in the future")]
    [InlineData("m v=x 1600000000000000000", "invalid number")]
    public async Task Line_WhoseTimeTheServerWouldReplace_OrThatIsNone_IsRefused(string line, string reason) =>
        Assert.Contains(reason, Assert.Single((await ReadAsync(line + "\n", new ImportSettings())).Rejected), StringComparison.Ordinal);

    [Fact]
    public async Task Reader_GoingOn_BeginsAtTheNextRecordAndLine()
    {
        var text = Encoding.UTF8.GetBytes("a\nbb\nccc\n");
        var first = new RecordReader(new MemoryStream(text), new LineRecords());
        await first.NextAsync(CancellationToken.None);
        await first.NextAsync(CancellationToken.None);
        var later = new RecordReader(new MemoryStream(text), new LineRecords());
        await later.SkipAsync(first.Offset, first.Line, CancellationToken.None);

        var record = await later.NextAsync(CancellationToken.None);

        Assert.Equal(("ccc", 3L), (Encoding.UTF8.GetString(record!.Value.Span), later.Line));
        Assert.Null(await later.NextAsync(CancellationToken.None));
    }

    private static async Task<(List<string> Lines, List<string> Rejected, int Texts, long LastLine)> ReadAsync(string text, ImportSettings settings)
    {
        IRecordFormat format = settings.Format == ImportFormat.Csv ? new CsvRecords(settings, Unit(settings)) : new LineRecords();
        var reader = new RecordReader(new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))), format);
        var judge = new LineJudge(settings, format is CsvRecords ? 1 : Unit(settings), TimeProvider.System);
        var line = new ArrayBufferWriter<byte>();
        var (lines, rejected, texts) = (new List<string>(), new List<string>(), 0);
        while (await reader.NextAsync(CancellationToken.None) is { } record)
        {
            line.ResetWrittenCount();
            if (format.Convert(record.Span, line) is { } problem)
            {
                rejected.Add(problem);
            }
            else if (line.WrittenCount > 0)
            {
                var refused = judge.Judge(line.WrittenSpan, out var holdsReadings);
                (refused is null ? holdsReadings ? lines : [] : rejected).Add(refused ?? Encoding.UTF8.GetString(line.WrittenSpan));
                texts += refused is null && !holdsReadings ? 1 : 0;
            }
        }

        return (lines, rejected, texts, reader.Line);
    }

    private static long Unit(ImportSettings settings) => OpsCenter.Ingest.LineProtocol.LinePrecision.Nanoseconds(settings.Precision)!.Value;
}
