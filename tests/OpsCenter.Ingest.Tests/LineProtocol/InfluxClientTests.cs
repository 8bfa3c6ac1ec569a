using System.Net;
using System.Text;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.LineProtocol;

/// <summary>What the clients of InfluxDB 1.x do: the real command line, and the requests of Telegraf's output.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync")]
public sealed class InfluxClientTests : IAsyncLifetime
{
    private IngestServer _server = null!;

    public async Task InitializeAsync() => _server = await IngestServer.StartAsync(new TemporaryConfig());

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [PeerFact("influx")]
    public async Task CommandLine_Insert_IsStored()
    {
        var (code, _, error) = await InfluxAsync("-database", "telegraf", "-execute", "INSERT river,site=ben-binh level=4.62");

        Assert.Equal((0, ""), (code, error));
        var reading = Assert.Single(_server.Readings);
        Assert.Equal(("river", "ben-binh", 4.62), (reading.Series.Measurement, reading.Series.Tag("site"), reading.Value));
    }

    [PeerFact("influx")]
    public async Task CommandLine_BadLine_IsToldWhatIsWrong()
    {
        var (_, output, error) = await InfluxAsync("-database", "telegraf", "-execute", "INSERT river level=high");

        Assert.Contains("unable to parse 'river level=high'", output + error, StringComparison.Ordinal);
        Assert.Single(_server.Quarantine.Entries);
    }

    [PeerFact("influx")]
    public async Task CommandLine_Import_StoresAFile()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "export.txt");
        await File.WriteAllTextAsync(file, "# DDL\nCREATE DATABASE telegraf\n# DML\n# CONTEXT-DATABASE: telegraf\nriver,site=a level=1 1795312800\nriver,site=a level=2 1795312860\n");

        var (code, _, error) = await InfluxAsync("-import", $"-path={file}", "-precision=s");

        Assert.True(code == 0, error);
        Assert.Equal([1.0, 2.0], _server.Readings.Select(reading => reading.Value));
        Assert.Equal(1_795_312_800_000, _server.Readings.First().Time.UnixMilliseconds);
    }

    [PeerFact("influx")]
    public async Task CommandLine_Databases_AreNamed()
    {
        var (code, output, _) = await InfluxAsync("-execute", "SHOW DATABASES");

        Assert.Equal(0, code);
        Assert.Contains("opscenter", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telegraf_StartAndBatch_AreAnsweredAsItExpects()
    {
        // outputs.influxdb: creates its database by a form, then writes gzipped batches with precision ns and a consistency.
        using var create = new FormUrlEncodedContent([new("q", "CREATE DATABASE \"telegraf\"")]);
        var created = await _server.Client.PostAsync("/query", create);
        Assert.Equal((HttpStatusCode.OK, "{\"results\":[{\"statement_id\":0}]}"), (created.StatusCode, await created.Content.ReadAsStringAsync()));

        using var batch = new StringContent("cpu,host=a usage_idle=98.5 1795312800000000000\nmem,host=a used_percent=41.2 1795312800000000000\n", Encoding.UTF8, "text/plain");
        Assert.Equal(HttpStatusCode.NoContent, (await _server.Client.PostAsync("/write?consistency=any&db=telegraf&precision=ns", batch)).StatusCode);
        Assert.Equal(2, _server.Readings.Count());

        // It drops a batch on 400 and does not send it again; "partial write" is what it looks for in the text.
        using var mixed = new StringContent("cpu,host=a usage_idle=97 1795312810000000000\ncpu,host=a\n");
        var partial = await _server.Client.PostAsync("/write?db=telegraf", mixed);
        Assert.Equal(HttpStatusCode.BadRequest, partial.StatusCode);
        Assert.StartsWith("{\"error\":\"partial write: ", await partial.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(3, _server.Readings.Count());
    }

    [Theory]
    [InlineData("/ping", HttpStatusCode.NoContent)]
    [InlineData("/ping?verbose=true", HttpStatusCode.OK)]
    public async Task Ping_NeedsNoCredentialAndNamesAVersion(string path, HttpStatusCode status)
    {
        using var stranger = new HttpClient { BaseAddress = _server.Client.BaseAddress };

        var answer = await stranger.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.StartsWith("1.8", Assert.Single(answer.Headers.GetValues("X-Influxdb-Version")), StringComparison.Ordinal);
        using var head = new HttpRequestMessage(HttpMethod.Head, path);
        Assert.True((await stranger.SendAsync(head)).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("", "missing required parameter")]
    [InlineData("?q=SELECT%20*%20FROM%20cpu", "/api/v1/query")]
    [InlineData("?q=DROP%20DATABASE%20telegraf", "only CREATE DATABASE")]
    [InlineData("?q=CREATE", "only CREATE DATABASE")]
    public async Task Query_OfAnythingElse_IsRefusedAsInfluxDbDoes(string query, string reason)
    {
        var answer = await _server.Client.GetAsync($"/query{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("{\"error\":\"", text, StringComparison.Ordinal);
        Assert.Contains(reason, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_WithoutCredential_IsRefused()
    {
        using var stranger = new HttpClient { BaseAddress = _server.Client.BaseAddress };

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/query?q=SHOW%20DATABASES")).StatusCode);
    }

    private Task<ProgramRun> InfluxAsync(params string[] arguments)
    {
        var address = _server.Client.BaseAddress!;
        return ProgramRun.RunAsync(
            PeerFactAttribute.Program("influx")!, ["-host", address.Host, "-port", $"{address.Port}", "-username", "telegraf", "-password", "good", .. arguments]);
    }
}
