using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Simulator.Running;
using OpsCenter.Simulator.Systems;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Simulator.Tests.Systems;

public sealed class SystemServerTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = SampleProvince.Start;
    private readonly ManualTime _time = new(Start);
    private readonly HttpClient _http = new();
    private readonly SystemServer _server;

    public SystemServerTests() => _server = new(Options.Create(new SimulatorOptions { ConfigDir = SampleProvince.ConfigDir }), _time, NullLogger<SystemServer>.Instance);

    public async Task InitializeAsync()
    {
        await _server.StartAsync(CancellationToken.None);
        _http.BaseAddress = new Uri($"http://{_server.Endpoint}/systems/");
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Answer_WithTheTagOfTheSameStep_Is304AndAnewAfterIt()
    {
        using var first = await _http.GetAsync("health/hospitals.json");
        using var same = await AskAsync("health/hospitals.json", first.Headers.ETag!);
        _time.Advance(TimeSpan.FromMinutes(1));
        using var next = await AskAsync("health/hospitals.json", first.Headers.ETag!);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK], [first.StatusCode, same.StatusCode, next.StatusCode]);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Answer_WhileTheSystemIsDown_Is503WithATimeToComeBack()
    {
        _time.Advance(TimeSpan.FromMinutes(7));
        using var down = await _http.GetAsync($"{SystemFaults.Planned}/registrations.json");
        _time.Advance(TimeSpan.FromMinutes(5));
        using var back = await _http.GetAsync($"{SystemFaults.Planned}/registrations.json");

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], [down.StatusCode, back.StatusCode]);
        Assert.Equal(TimeSpan.FromSeconds(30), down.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData("health/other.json")]
    [InlineData("nowhere/x.json")]
    [InlineData("")]
    public async Task Answer_NoSuchBody_Is404(string path)
    {
        using var response = await _http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("health", true)]
    [InlineData("lgsp", true)]
    [InlineData("heal", false)]
    public void Has_TellsSystems(string system, bool expected) => Assert.Equal(expected, _server.Has(system));

    [Fact]
    public void Fault_OfAnySystem_ComesNowAndThenButNotAtFirst()
    {
        var model = SampleProvince.Create().Model;
        var faults = Enumerable.Range(0, 3 * 24 * 60).Select(minute => SystemFaults.Of(model, "health", Start.AddMinutes(minute))).ToList();

        Assert.All(faults[..15], fault => Assert.Equal(SystemFault.None, fault));
        Assert.Contains(SystemFault.Down, faults);
        Assert.Contains(SystemFault.Confused, faults);
        Assert.True(faults.Count(fault => fault == SystemFault.None) > faults.Count * 0.95);
    }

    [Fact]
    public void Bodies_SameSeedAndTime_AreTheSameBytes()
    {
        var (one, other) = (SystemCatalogue.Create(SampleProvince.Create().Model), SystemCatalogue.Create(SampleProvince.Create().Model));

        Assert.All(one.Zip(other), pair => Assert.Equal(pair.First.Write(Start), pair.Second.Write(Start)));
        Assert.Equal(one.Count, one.Select(body => body.Path).Distinct().Count());
    }

    private Task<HttpResponseMessage> AskAsync(string path, EntityTagHeaderValue tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(tag);
        return _http.SendAsync(request);
    }
}
