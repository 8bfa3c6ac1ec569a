using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Push;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Ingest.Tests.Library;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Push;

/// <summary>Messages of systems that speak HTTP, on a real socket.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync")]
public sealed class PushEndpointTests : IAsyncLifetime
{
    private IngestServer _server = null!;

    public async Task InitializeAsync() => _server = await IngestServer.StartAsync(new TemporaryConfig(), ("Ingest:MaxPushBytes", "100000"));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Post_ToATopicOfAMapping_IsStoredBeforeTheReceipt()
    {
        var response = await _server.Client.PostAsync("/api/v1/ingest/t/d1", Json("{\"level\": 4.5}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new PushReceipt("stored", 1, 0, null), await response.Content.ReadFromJsonAsync<PushReceipt>());
        var reading = Assert.Single(_server.Readings);
        Assert.Equal(("d1", 4.5), (reading.Series.Tag("device"), reading.Value));
    }

    [Theory]
    [InlineData("/api/v1/ingest/t/d1", "{\"level\": 4.5}")]
    [InlineData("/write?db=x", "river level=4.5")]
    public async Task Post_OfASimulator_IsMarkedSo(string path, string body)
    {
        using var simulator = new HttpClient { BaseAddress = _server.Client.BaseAddress };
        simulator.DefaultRequestHeaders.Add("Authorization", "Token simulator");

        Assert.True((await simulator.PostAsync(path, Json(body))).IsSuccessStatusCode);
        Assert.True((await _server.Client.PostAsync(path, Json(body))).IsSuccessStatusCode);

        Assert.Equal([ReadingFlags.Simulated, ReadingFlags.None], _server.Readings.Select(reading => reading.Flags));
    }

    [FixtureFact]
    public async Task Post_OfAlertmanager_IsTakenInByTheLibrary()
    {
        await using var server = await IngestServer.StartAsync(new TemporaryConfig()
            .Write("library/siem.yaml", await File.ReadAllTextAsync(Path.Combine(LibraryHarness.Folder, "siem.yaml")))
            .Write("packs/p/sources.yaml", "include: [library/siem.yaml]\n"));
        var fired = await File.ReadAllTextAsync(Path.Combine(FixtureFolder.Path!, "security/alertmanager_webhook.json"));

        Assert.Equal(HttpStatusCode.OK, (await server.Client.PostAsync("/api/v1/ingest/siem/alertmanager", Json(fired))).StatusCode);
        var resolved = fired.Replace("\"status\": \"firing\"", "\"status\": \"resolved\"", StringComparison.Ordinal).Replace("0001-01-01T00:00:00Z", "2020-02-06T01:00:00Z", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.PostAsync("/api/v1/ingest/siem/alertmanager", Json(resolved))).StatusCode);

        var events = server.Events.ToArray();
        Assert.Equal(["monitoring.firing", "monitoring.firing", "monitoring.resolved", "monitoring.resolved"], events.Select(one => one.Kind));
        Assert.Equal(events[..2].Select(one => one.Id), events[2..].Select(one => one.Id));
        Assert.Equal((Severity.Critical, "andromeda", "High CPU Temperature: High CPU core temperature"), (events[0].Severity, events[0].Device, events[0].Text));
        Assert.Equal(new DateTimeOffset(2020, 2, 6, 0, 17, 58, TimeSpan.Zero), events[0].Time.ToDateTimeOffset().AddTicks(-(events[0].Time.ToDateTimeOffset().Ticks % TimeSpan.TicksPerSecond)));
        Assert.Empty(server.Quarantine.Entries);
    }

    [Fact]
    public async Task Post_DeviceNamedInAHeader_FillsThePath()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/ingest/t/{X-Sensor}") { Content = Json("{\"level\": 1}") };
        request.Headers.Add("X-Sensor", "esp-7/a");

        Assert.Equal(HttpStatusCode.OK, (await _server.Client.SendAsync(request)).StatusCode);
        Assert.Equal("esp-7_a", Assert.Single(_server.Readings).Series.Tag("device"));
    }

    [Fact]
    public async Task Post_HeaderOfThePathIsMissing_SaysWhich()
    {
        var response = await _server.Client.PostAsync("/api/v1/ingest/t/{X-Sensor}", Json("{\"level\": 1}"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("'X-Sensor'", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NotUnderstood_IsSafeInQuarantineAndSaysWhy()
    {
        var response = await _server.Client.PostAsync("/api/v1/ingest/t/d1", Json("not json"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var receipt = await response.Content.ReadFromJsonAsync<PushReceipt>();
        Assert.Equal("quarantined", receipt!.Result);
        Assert.NotEmpty(receipt.Reason!);
        Assert.Equal(("t/d1", "not json"), (Assert.Single(_server.Quarantine.Entries).Topic, _server.Quarantine.Entries[0].Payload));
    }

    [Theory]
    [InlineData("/api/v1/ingest/t/%23")]
    [InlineData("/api/v1/ingest/t/+")]
    [InlineData("/api/v1/ingest/$SYS/x")]
    public async Task Post_NoTopic_IsABadRequest(string path) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _server.Client.PostAsync(path, Json("{}"))).StatusCode);

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Post_Packed_IsUnpackedWithinTheLimit(string encoding)
    {
        Assert.Equal(HttpStatusCode.OK, (await _server.Client.PostAsync("/api/v1/ingest/t/d1", Packed("{\"level\": 2}", encoding))).StatusCode);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await _server.Client.PostAsync("/api/v1/ingest/t/d1", Packed(new string(' ', 10_000_000), encoding))).StatusCode);
        Assert.Single(_server.Readings);
    }

    [Fact]
    public async Task Post_NotPackedAsItSays_IsABadRequest()
    {
        var content = Json("{}");
        content.Headers.ContentEncoding.Add("gzip");

        Assert.Equal(HttpStatusCode.BadRequest, (await _server.Client.PostAsync("/api/v1/ingest/t/d1", content)).StatusCode);
    }

    [Fact]
    public async Task Post_StoreRefuses_AsksToComeAgain()
    {
        _server.Store.Answers(_ => new CommitOutcome.Retryable("the disk is full"));

        var response = await _server.Client.PostAsync("/api/v1/ingest/t/d1", Json("{\"level\": 2}"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Post_WithoutCredential_IsRefused()
    {
        using var stranger = new HttpClient { BaseAddress = _server.Client.BaseAddress };

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync("/api/v1/ingest/t/d1", Json("{\"level\": 2}"))).StatusCode);
        Assert.Empty(_server.Readings);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static ByteArrayContent Packed(string text, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest) : new ZLibStream(packed, CompressionLevel.Fastest))
        {
            packing.Write(Encoding.UTF8.GetBytes(text));
        }

        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }
}
