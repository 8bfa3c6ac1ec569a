using System.IO.Compression;
using System.Net;
using System.Text;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Ingest.Tests.Pipeline;
using Xunit;

namespace OpsCenter.Ingest.Tests.LineProtocol;

/// <summary>The whole of AddIngest on a real socket.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync")]
public sealed class WriteEndpointTests : IAsyncLifetime
{
    private IngestServer _server = null!;

    private HttpClient Client => _server.Client;

    private ScriptedStore Store => _server.Store;

    private ListQuarantine Quarantine => _server.Quarantine;

    public async Task InitializeAsync() => _server = await IngestServer.StartAsync(new TemporaryConfig(), ("Ingest:MaxWriteBytes", "100000"));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/write?db=x", "m v=1 1795312800000000000")]
    [InlineData("/write?db=x&precision=u", "m v=1 1795312800000000")]
    [InlineData("/write?db=x&precision=ms", "m v=1 1795312800000")]
    [InlineData("/write?db=x&precision=s", "m v=1 1795312800")]
    [InlineData("/write?db=x&precision=h", "m v=1 498698")]
    [InlineData("/api/v2/write?bucket=b&org=o&precision=s", "m v=1 1795312800")]
    public async Task Post_Precision_GivesTheTime(string path, string body)
    {
        var response = await Client.PostAsync(path, new StringContent(body));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var expected = path.EndsWith("=h", StringComparison.Ordinal) ? 498698L * 3_600_000_000_000 : 1_795_312_800_000_000_000;
        Assert.Equal(expected, Assert.Single(Assert.Single(Store.Committed).Readings).Time.UnixNanoseconds);
    }

    [Fact]
    public async Task Post_History_KeepsItsTime()
    {
        await Client.PostAsync("/write?db=x&precision=s", new StringContent("m v=1 1000000000"));

        var reading = Assert.Single(Store.Committed[0].Readings);
        Assert.Equal((1_000_000_000_000, ReadingFlags.Late), (reading.Time.UnixMilliseconds, reading.Flags));
    }

    [Fact]
    public async Task Post_Gzip_IsUnpacked()
    {
        var response = await Client.PostAsync("/write?db=x", Gzip("m v=1\nm v=2"));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(2, Store.Committed[0].Readings.Count);
    }

    [Fact]
    public async Task Post_SmallGzipOfALargeBody_IsRefused()
    {
        var response = await Client.PostAsync("/write?db=x", Gzip(new string('#', 10_000_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(Store.Committed);
    }

    [Fact]
    public async Task Post_NotGzip_IsABadRequest()
    {
        var content = new StringContent("m v=1");
        content.Headers.ContentEncoding.Add("gzip");

        Assert.Equal(HttpStatusCode.BadRequest, (await Client.PostAsync("/write?db=x", content)).StatusCode);
    }

    [Fact]
    public async Task Post_PartlyBad_StoresTheGoodAndAnswersAsInfluxDbDoes()
    {
        var v1 = await Client.PostAsync("/write?db=x", new StringContent("m v=1\nbad"));
        var v2 = await Client.PostAsync("/api/v2/write", new StringContent("bad"));

        Assert.Equal(HttpStatusCode.BadRequest, v1.StatusCode);
        Assert.Equal("{\"error\":\"partial write: unable to parse 'bad' (line 2): missing fields\"}", await v1.Content.ReadAsStringAsync());
        Assert.Equal("{\"code\":\"invalid\",\"message\":\"unable to parse 'bad' (line 1): missing fields\"}", await v2.Content.ReadAsStringAsync());
        Assert.Single(Assert.Single(Store.Committed).Readings);
        Assert.Equal(2, Quarantine.Entries.Count);
        Assert.Equal(("http-write", "/write", "telegraf"), (Quarantine.Entries[0].Source, Quarantine.Entries[0].Topic, Quarantine.Entries[0].Device));
    }

    [Fact]
    public async Task Post_StoreDown_SaysComeAgain()
    {
        Store.Answers(_ => new CommitOutcome.Retryable("disk full"));

        var response = await Client.PostAsync("/api/v2/write", new StringContent("m v=1"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Post_UnknownPrecision_IsABadRequest() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Client.PostAsync("/write?precision=weeks", new StringContent("m v=1"))).StatusCode);

    [Fact]
    public async Task Post_WithoutToken_IsUnauthorizedAndStoresNothing()
    {
        Client.DefaultRequestHeaders.Clear();

        Assert.Equal(HttpStatusCode.Unauthorized, (await Client.PostAsync("/write?db=x", new StringContent("m v=1"))).StatusCode);
        Assert.Empty(Store.Committed);
    }

    private static ByteArrayContent Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }
}
