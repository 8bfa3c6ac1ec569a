using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpsCenter.App.Api.Tokens;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using OpsCenter.Simulator.Running;

namespace OpsCenter.App.Demo;

/// <summary>The token of the simulated systems that push over HTTP: made anew at every start, never stored, and good for nothing but simulated data.</summary>
public sealed class DemoPushes(IServer server, IHostApplicationLifetime lifetime, TimeProvider time) : IApiTokenOverlay, IPushLogins
{
    private readonly string _secret = AccessSecret.Generate("ops_");
    private ApiToken? _token;

    /// <inheritdoc/>
    public bool Any => true;

    /// <inheritdoc/>
    public ApiToken? Find(string secretHash) =>
        Volatile.Read(ref _token) is { } token && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(secretHash), Encoding.ASCII.GetBytes(token.SecretSha256))
            ? token
            : null;

    /// <inheritdoc/>
    public async ValueTask<PushLogin> ForAsync(string clientId, CancellationToken cancellation)
    {
        Volatile.Write(ref _token, new ApiToken("demo", AccessSecret.Hash(_secret), [TokenScope.Simulate], time.GetInstant()));
        await StartedAsync(cancellation);
        var addresses = server.Features.Get<IServerAddressesFeature>()!.Addresses;
        var address = BindingAddress.Parse(addresses.FirstOrDefault(one => one.StartsWith("http:", StringComparison.OrdinalIgnoreCase)) ?? addresses.First());
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new PushLogin(new Uri($"{address.Scheme}://{host}:{address.Port}/"), _secret);
    }

    private async Task StartedAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellation);
    }
}
