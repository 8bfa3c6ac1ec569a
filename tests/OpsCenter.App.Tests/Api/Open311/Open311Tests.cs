using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Api.Open311;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Api.Open311;

/// <summary>GeoReport v2 as an app on a phone meets it: real port, real stores, real tokens.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync")]
public sealed class Open311Tests : IAsyncLifetime
{
    private const string Requests = "/open311/v2/requests.json";
    private readonly TemporaryFolder _config = new();
    private ApiHost _host = null!;
    private HttpClient _citizen = null!;
    private string _key = null!;

    public async Task InitializeAsync()
    {
        Write("areas.yaml", "areas:\n  - {id: north, name: Bắc, centre: [106.3, 20.9]}\n");
        Write("packs/urban/pack.yaml", "id: urban\nname: Đô thị\n");
        Write(
            "packs/urban/open311.yaml",
            "jurisdiction: hd.vn\nservices:\n  - {code: lamp, name: {vi: Đèn hỏng, en: Lamp out}, group: {vi: Đường, en: Road}, keywords: [a, b], severity: low}\n  - {code: hole, name: {vi: Ổ gà, en: Pothole}}\n");
        Write("units.yaml", "units:\n  - {id: light, name: {vi: Đội đèn, en: Đội chiếu sáng}, packs: [urban]}\n");
        _host = await ApiHost.StartAsync(
            builder =>
            {
                builder.Services.AddIngest(builder.Configuration);
                builder.Services.AddOpen311();
            },
            app => app.MapOpen311(),
            ("ConfigDir", _config.Path));
        using var client = await _host.ClientAsync(TokenScope.Ingest);
        _key = client.DefaultRequestHeaders.Authorization!.Parameter!;
        _citizen = new HttpClient { BaseAddress = _host.Anonymous.BaseAddress };
        _citizen.DefaultRequestHeaders.Add("Accept-Language", "en");
    }

    public async Task DisposeAsync()
    {
        _citizen.Dispose();
        await _host.DisposeAsync();
        _config.Dispose();
    }

    [Theory]
    [InlineData("vi", "Đèn hỏng", "Đường")]
    [InlineData("en-GB,en;q=0.8", "Lamp out", "Road")]
    public async Task Services_AreInTheReadersLanguageAndNeedNoKey(string language, string name, string group)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/open311/v2/services.json");
        request.Headers.Add("Accept-Language", language);

        var services = await ApiHost.JsonAsync(await _host.Anonymous.SendAsync(request));

        Assert.Equal(
            $$"""{"service_code":"lamp","service_name":"{{name}}","description":"","metadata":false,"type":"realtime","keywords":"a,b","group":"{{group}}"}""",
            services[0].GetRawText());
        Assert.Equal(2, services.GetArrayLength());
    }

    [Fact]
    public async Task Services_AsXml_HaveTheNamesOfTheStandard()
    {
        var list = XDocument.Parse(await _citizen.GetStringAsync("/open311/v2/services.xml")).Root!;

        Assert.Equal("services", list.Name);
        Assert.Equal(["lamp", "hole"], list.Elements("service").Select(service => service.Element("service_code")!.Value));
        Assert.Equal("false", list.Element("service")!.Element("metadata")!.Value);
    }

    [Fact]
    public async Task Post_Report_IsStoredBeforeTheAnswerAndServedWithoutWhoReported()
    {
        var answer = await PostAsync(("lat", "20.94"), ("long", "106.33"), ("address_string", "12 Trần Phú"), ("description", "Tối\u0001 từ thứ hai"),
            ("phone", "0912345678"), ("email", "an@example.vn"), ("first_name", "An"), ("last_name", "Nguyễn"), ("media_url", "https://example.vn/a.jpg"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var receipt = (await ApiHost.JsonAsync(answer))[0];
        Assert.Equal("Your report has been received.", receipt.GetProperty("service_notice").GetString());
        var id = receipt.GetProperty("service_request_id").GetString()!;

        // At once, and from the store itself: nothing waits behind the answer.
        var one = Assert.Single(await StoredAsync());
        Assert.Equal(($"citizen-{id}", "citizen.request", "urban", Severity.Low, "Đèn hỏng: 12 Trần Phú"), (one.Id, one.Kind, one.Pack, one.Severity, one.Text));
        Assert.Contains("0912345678", one.AttributesJson, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "phone", "email", "first_name", "last_name" }, one.PersonalDataFields.ToHashSet());

        foreach (var address in new[] { $"/open311/v2/requests/{id}.json", $"{Requests}?service_request_id={id}", $"{Requests}?service_code=lamp&status=open", $"/open311/v2/requests/{id}.xml", "/open311/v2/requests.xml" })
        {
            var text = await _citizen.GetStringAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}api_key={_key}");
            Assert.Contains("Lamp out", text, StringComparison.Ordinal);
            Assert.Contains("Tối từ thứ hai", text, StringComparison.Ordinal);
            Assert.All(["0912345678", "an@example.vn", "Nguyễn", "phone", "email", "first_name"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }

        var served = JsonSerializer.Deserialize<JsonElement>(await _citizen.GetStringAsync($"/open311/v2/requests/{id}.json?api_key={_key}"))[0];
        Assert.Equal((20.94, 106.33), (served.GetProperty("lat").GetDouble(), served.GetProperty("long").GetDouble()));
        Assert.Equal(("open", "12 Trần Phú"), (served.GetProperty("status").GetString(), served.GetProperty("address").GetString()));
        using var reader = await _host.ClientAsync(TokenScope.Read);
        var events = await reader.GetStringAsync("/api/v1/events?kind=citizen.");
        Assert.Contains(id, events, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", events, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("service_code=&lat=1&long=1", 400, "service_code is missing.")]
    [InlineData("service_code=gone&lat=1&long=1", 404, "There is no service 'gone'.")]
    [InlineData("", 400, "The place is missing: send lat and long, or address_string, or address_id.")]
    [InlineData("lat=20.9", 400, "The place is missing: send lat and long, or address_string, or address_id.")]
    [InlineData("lat=20,9&long=106", 400, "lat and long must be degrees, e.g. 20.94 and 106.33.")]
    [InlineData("lat=91&long=106", 400, "lat and long must be degrees, e.g. 20.94 and 106.33.")]
    [InlineData("address_id=7&media_url=javascript:alert(1)", 400, "media_url must be an http or https address.")]
    [InlineData("address_id=7&jurisdiction_id=elsewhere", 404, "jurisdiction_id 'elsewhere' is not served here.")]
    [InlineData("address_id=7&api_key=wrong", 403, "The api_key is missing, wrong, or may not send data.")]
    [InlineData("address_id=7&api_key=", 403, "The api_key is missing, wrong, or may not send data.")]
    public async Task Post_WithAMistake_SaysWhatInTheFormOfTheStandard(string fields, int code, string description)
    {
        var form = fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => (field.Split('=')[0], field.Split('=')[1])).ToArray();

        var answer = await PostAsync(form);

        Assert.Equal(code, (int)answer.StatusCode);
        var error = Assert.Single((await ApiHost.JsonAsync(answer)).EnumerateArray());
        Assert.Equal((code, description), (error.GetProperty("code").GetInt32(), error.GetProperty("description").GetString()));
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task Post_MistakeAsXmlInVietnamese_IsToldSo()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/open311/v2/requests.xml") { Content = new FormUrlEncodedContent([new("api_key", _key)]) };
        request.Headers.Add("Accept-Language", "vi");

        var error = XDocument.Parse(await (await _host.Anonymous.SendAsync(request)).Content.ReadAsStringAsync()).Root!;

        Assert.Equal(("errors", "400", "Thiếu service_code."), (error.Name.LocalName, error.Element("error")!.Element("code")!.Value, error.Element("error")!.Element("description")!.Value));
    }

    [Fact]
    public async Task Post_TooLong_IsRefused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(("address_id", "7"), ("description", new string('x', 4_001)))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(("address_id", "7"), ("description", new string('x', 100_000)))).StatusCode);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task Post_WithATokenThatOnlyReads_IsForbidden()
    {
        using var reader = await _host.ClientAsync(TokenScope.Read);

        using var form = new FormUrlEncodedContent([new("service_code", "lamp"), new("address_id", "7")]);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync(Requests, form)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(Requests)).StatusCode);
    }

    [Fact]
    public async Task Post_OfASimulator_IsMarkedSo()
    {
        using var simulator = await _host.ClientAsync(TokenScope.Simulate);
        var key = simulator.DefaultRequestHeaders.Authorization!.Parameter!;

        using var byHeader = new FormUrlEncodedContent([new("service_code", "lamp"), new("address_id", "7")]);
        Assert.Equal(HttpStatusCode.Created, (await simulator.PostAsync(Requests, byHeader)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(("api_key", key), ("address_id", "8"))).StatusCode);

        Assert.Equal([ReadingFlags.Simulated, ReadingFlags.Simulated], (await StoredAsync()).Select(one => one.Flags));
    }

    [Fact]
    public async Task Keys_ManyWrongOnes_HaveToWait()
    {
        HttpResponseMessage answer;
        var tries = 0;
        do
        {
            answer = await _citizen.GetAsync($"{Requests}?api_key=wrong{tries}");
        }
        while (answer.StatusCode == HttpStatusCode.Forbidden && ++tries < 100);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await _citizen.GetAsync($"{Requests}?api_key={_key}")).StatusCode);
    }

    [Theory]
    [InlineData("/open311/v2/requests/20261122020000123-7f3a2c.json", HttpStatusCode.NotFound)]
    [InlineData("/open311/v2/requests/x.json", HttpStatusCode.NotFound)]
    [InlineData("/open311/v2/requests.json?status=lost", HttpStatusCode.BadRequest)]
    [InlineData("/open311/v2/requests.json?start_date=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/open311/v2/requests.json?start_date=2020-01-01T00:00:00%2B07:00&end_date=2020-02-01T00:00:00Z", HttpStatusCode.OK)]
    public async Task Get_WhatIsNotThere_SaysSo(string address, HttpStatusCode status)
    {
        var answer = await _citizen.GetAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}api_key={_key}");

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(JsonValueKind.Array, (await ApiHost.JsonAsync(answer)).ValueKind);
    }

    [Fact]
    public async Task Get_Filters_ChooseReports()
    {
        await PostAsync(("address_id", "7"));
        await PostAsync(("service_code", "hole"), ("address_id", "7"));

        Assert.Equal(2, await CountAsync(""));
        Assert.Equal(1, await CountAsync("service_code=hole"));
        Assert.Equal(2, await CountAsync("service_code=hole,lamp&status=open,closed"));
        Assert.Equal(0, await CountAsync("status=closed"));
        Assert.Equal(0, await CountAsync("end_date=2020-02-01T00:00:00Z"));
    }

    [Fact]
    public async Task Document_NamesTheInterface()
    {
        var document = await ApiHost.JsonAsync(await _host.Anonymous.GetAsync("/openapi/v1.json"));

        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Where(path => path.StartsWith("/open311", StringComparison.Ordinal));
        Assert.Equal(
            [
                "/open311/v2/requests.json", "/open311/v2/requests.xml", "/open311/v2/requests/{id}.json", "/open311/v2/requests/{id}.xml",
                "/open311/v2/services.json", "/open311/v2/services.xml",
            ],
            paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Get_AfterTheIncidentIsResolved_ShowsClosedWithWhatWasDone()
    {
        var id = (await ApiHost.JsonAsync(await PostAsync(("address_string", "12 Trần Phú"), ("description", "Tối"), ("phone", "0912345678"))))[0].GetProperty("service_request_id").GetString()!;
        using var @operator = await _host.ClientAsync(TokenScope.Operate);

        async Task<JsonElement> IncidentAsync() => Assert.Single(
            JsonSerializer.Deserialize<JsonElement>(await @operator.GetStringAsync("/api/v1/incidents?pack=urban")).GetProperty("incidents").EnumerateArray());
        async Task<JsonElement> ReportAsync() => JsonSerializer.Deserialize<JsonElement>(await _citizen.GetStringAsync($"/open311/v2/requests/{id}.json?api_key={_key}"))[0];

        await Eventually.HoldsAsync(async () => (await @operator.GetStringAsync("/api/v1/incidents?pack=urban")).Contains("citizenRequest", StringComparison.Ordinal));
        var incident = await IncidentAsync();
        Assert.Equal(("citizenRequest", "Đèn hỏng: 12 Trần Phú", "Tối", "low"), (Text(incident, "kind"), Text(incident.GetProperty("title"), "vi"), Text(incident, "description"), Text(incident, "severity")));
        Assert.DoesNotContain("0912345678", incident.GetRawText(), StringComparison.Ordinal);
        var open = await ReportAsync();
        Assert.Equal(("open", "Đội chiếu sáng"), (Text(open, "status"), Text(open, "agency_responsible")));
        Assert.Equal(DateTimeOffset.Parse(Text(incident, "due")!, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds(), open.GetProperty("expected_datetime").GetDateTimeOffset().ToUnixTimeSeconds());

        using var patch = new StringContent("""{"status":"resolved","reason":"Đã thay bóng"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await @operator.PatchAsync($"/api/v1/incidents/{Text(incident, "number")}", patch);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var closed = await ReportAsync();
        Assert.Equal(("closed", "Đã thay bóng"), (Text(closed, "status"), Text(closed, "status_notes")));
        Assert.Equal(1, await CountAsync("status=closed"));
        Assert.Equal(0, await CountAsync("status=open"));
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private async Task<int> CountAsync(string query) => JsonSerializer.Deserialize<JsonElement>(await _citizen.GetStringAsync($"{Requests}?api_key={_key}&{query}")).GetArrayLength();

    private async Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] fields)
    {
        var all = new Dictionary<string, string> { ["api_key"] = _key, ["service_code"] = "lamp" };
        foreach (var (name, value) in fields)
        {
            all[name] = value;
        }

        using var form = new FormUrlEncodedContent(all);
        return await _citizen.PostAsync(Requests, form);
    }

    private async Task<IReadOnlyList<OperationalEvent>> StoredAsync() =>
        await _host.Services.GetRequiredService<ITelemetryStore>().EventsAsync(new EventQuery(default, _host.Now + TimeSpan.FromHours(1), "citizen."), CancellationToken.None);

    private void Write(string file, string text)
    {
        var path = Path.Combine(_config.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
