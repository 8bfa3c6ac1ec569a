using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Api.Tokens;
using OpsCenter.App.Demo;
using OpsCenter.App.Tests.Api;
using OpsCenter.Core.Access;
using Xunit;

namespace OpsCenter.App.Tests.Demo;

public sealed class DemoPushesTests
{
    [Fact]
    public async Task ForAsync_ServerThatListens_GivesItsAddressAndATokenForSimulatedDataAlone()
    {
        await using var host = await StartAsync();

        var login = await host.Services.GetRequiredService<DemoPushes>().ForAsync("115", CancellationToken.None);

        Assert.Equal(host.Anonymous.BaseAddress, login.Server);
        Assert.Equal([TokenScope.Simulate], host.Services.GetRequiredService<ApiTokenDirectory>().Find(login.Token!)!.Scopes);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/alarms") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", login.Token) } };
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Anonymous.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Find_SecretNobodyGave_IsNoToken()
    {
        await using var host = await StartAsync();
        await host.Services.GetRequiredService<DemoPushes>().ForAsync("115", CancellationToken.None);

        Assert.Null(host.Services.GetRequiredService<ApiTokenDirectory>().Find(AccessSecret.Generate("ops_")));
    }

    private static Task<ApiHost> StartAsync() => ApiHost.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton<DemoPushes>();
            builder.Services.AddSingleton<IApiTokenOverlay>(provider => provider.GetRequiredService<DemoPushes>());
        },
        _ => { });
}
