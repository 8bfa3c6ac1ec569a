using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Verbs;

/// <summary>Old readings through the real server, by the real verb.</summary>
public sealed class ImportVerbTests
{
    private const int Lines = 200_000;

    [Fact]
    public async Task Import_KilledInTheMiddle_GoesOnAndStoresEachLineOnce()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "old.lp");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Range(0, Lines).Select(StoredLines.Line)));
        await using var server = await ServerProcess.StartAsync(Path.Combine(folder.Path, "data"));
        using var lines = await StoredLines.OfAsync(server);

        using (var first = Start(server, lines.Token, file))
        {
            await Eventually.HoldsAsync(() => Task.FromResult(File.Exists(file + ".import.json")));
            first.Kill(entireProcessTree: true);
            await first.WaitForExitAsync();
        }

        var before = Acknowledged(file);
        Assert.InRange(before, 1, Lines - 1);
        using var second = Start(server, lines.Token, file);
        var said = await second.StandardOutput.ReadToEndAsync();
        await second.WaitForExitAsync();

        Assert.True(second.ExitCode == 0, await second.StandardError.ReadToEndAsync());
        Assert.Contains($"{Lines} lines stored, 0 rejected", said, StringComparison.Ordinal);
        Assert.Equal(Lines, await lines.CountAsync());

        // All again: the server has them, each once.
        using var again = Start(server, lines.Token, file, "--again");
        await again.WaitForExitAsync();
        Assert.Equal((0, Lines), (again.ExitCode, await lines.CountAsync()));
    }

    [Fact]
    public async Task Import_PackedCsvWithBadRows_StoresTheGoodOnesWithTheirTimesAndNamesTheBad()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "old.csv.gz");
        await using (var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest))
        {
            await packed.WriteAsync(Encoding.UTF8.GetBytes("""
                Thời gian,measurement,tag.site,value,note
                2020-09-13 19:26:40,numbered,a,1.5,fine
                not a time,numbered,a,2,bad
                2020-09-13 19:26:41,numbered,a,,empty
                2020-09-13 19:26:42,numbered,a,3,fine
                """));
        }

        await using var server = await ServerProcess.StartAsync(Path.Combine(folder.Path, "data"));
        using var lines = await StoredLines.OfAsync(server);
        using var import = Start(server, lines.Token, file, "--column", "time=Thời gian", "--column", "skip=note", "--utc-offset", "+07:00");
        var said = await import.StandardOutput.ReadToEndAsync();
        await import.WaitForExitAsync();

        Assert.Contains("2 lines stored, 2 rejected", said + await import.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(["3\t'not a time' is no time (write 2026-11-22T09:15:00+07:00, or a whole number and --precision)", "4\tno value"],
            (await File.ReadAllLinesAsync(file + ".rejected")).Select(line => line[..line.LastIndexOf('\t')]));
        var points = await lines.GetAsync("/api/v1/query?measurement=numbered&field=value&from=2020-09-13T00:00:00Z&to=2020-09-14T00:00:00Z");
        Assert.Contains("[\"2020-09-13T12:26:40Z\",1.5]", points, StringComparison.Ordinal);
        Assert.Contains("[\"2020-09-13T12:26:42Z\",3]", points, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WrongToken_SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "old.lp");
        await File.WriteAllTextAsync(file, StoredLines.Line(1));
        await using var server = await ServerProcess.StartAsync(Path.Combine(folder.Path, "data"));

        using var import = Start(server, "nonsense", file);
        var error = await import.StandardError.ReadToEndAsync();
        await import.WaitForExitAsync();

        Assert.Equal(1, import.ExitCode);
        Assert.Contains("the token needs the scope ingest", error, StringComparison.Ordinal);
    }

    private static long Acknowledged(string file)
    {
        using var state = JsonDocument.Parse(File.ReadAllText(file + ".import.json"));
        return state.RootElement.GetProperty("acknowledged").GetInt64();
    }

    private static Process Start(ServerProcess server, string token, string file, params string[] more)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Repository.HostAssembly, "import", file, "--source", "test", "--url", server.Url.ToString(), "--DataDir", server.DataDir, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OPSCENTER_TOKEN"] = token;
        return Process.Start(start)!;
    }
}
