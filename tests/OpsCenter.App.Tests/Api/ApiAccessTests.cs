using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Api.Tokens;
using OpsCenter.Core.Access;
using Xunit;

namespace OpsCenter.App.Tests.Api;

public sealed class ApiAccessTests
{
    [Theory]
    [InlineData(TokenScope.Ingest, HttpStatusCode.Forbidden)]
    [InlineData(TokenScope.Read, HttpStatusCode.OK)]
    [InlineData(TokenScope.Operate, HttpStatusCode.OK)]
    [InlineData(TokenScope.Admin, HttpStatusCode.OK)]
    public async Task Latest_ByScope_IsAnsweredOrForbidden(TokenScope scope, HttpStatusCode expected)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(scope);

        using var response = await client.GetAsync("/api/v1/latest?measurement=river");

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/latest?measurement=river")]
    [InlineData("/api/v1/query?measurement=river&field=level")]
    [InlineData("/api/v1/series")]
    [InlineData("/api/v1/events")]
    [InlineData("/api/v1/alarms")]
    [InlineData("/api/v1/alarms/x/history")]
    public async Task Get_Anonymous_IsToldHowToSignIn(string path)
    {
        await using var host = await ApiHost.StartAsync();

        using var response = await host.Anonymous.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Contains("token", (await ApiHost.JsonAsync(response)).GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_Removed_IsRefusedWithinTwoSeconds()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(TokenScope.Read);
        var store = host.Services.GetRequiredService<ITokenStore>();
        await store.RemoveAsync((await store.ListAsync(CancellationToken.None)).Single().Name, CancellationToken.None);

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await client.GetAsync("/api/v1/series", limit.Token)).StatusCode != HttpStatusCode.Unauthorized)
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    [Fact]
    public async Task WrongTokens_TooMany_AreToldToWaitButARightOneStillWorks()
    {
        await using var host = await ApiHost.StartAsync(("Api:MaxWrongTokensPerMinute", "3"));
        using var right = await host.ClientAsync(TokenScope.Read);
        host.Anonymous.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "ops_wrong");

        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            using var response = await host.Anonymous.GetAsync("/api/v1/series");
            codes.Add(response.StatusCode);
        }

        // A minute may end in between; then the count begins anew, but eight never fit into two times three.
        Assert.Equal(HttpStatusCode.Unauthorized, codes[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, codes);
        using var answer = await right.GetAsync("/api/v1/series");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/series", "", "Bearer S", "S")]
    [InlineData("/api/v1/series", "", "bearer S", "S")]
    [InlineData("/api/v2/write", "", "Token S", "S")]
    [InlineData("/write", "", "Token user:S", "S")]
    [InlineData("/write", "?u=telegraf&p=S", null, "S")]
    [InlineData("/api/v1/series", "?p=S", null, null)]
    [InlineData("/write", "", "Digest S", null)]
    [InlineData("/write", "", "Basic %%%", null)]
    [InlineData("/write", "", "Bearer", null)]
    public void Credential_OfARequest_IsFound(string path, string query, string? header, string? expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Path = path;
        request.QueryString = new QueryString(query);
        request.Headers.Authorization = header;

        Assert.Equal(expected, ApiTokenCredential.Of(request));
    }

    [Fact]
    public void Credential_Basic_IsThePassword()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("telegraf:ops_a:b"));

        Assert.Equal("ops_a:b", ApiTokenCredential.Of(request));
    }
}
