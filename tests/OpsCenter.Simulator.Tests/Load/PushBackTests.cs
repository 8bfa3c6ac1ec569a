using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsCenter.Mqtt;
using OpsCenter.Mqtt.Server;
using OpsCenter.Simulator.Load;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Simulator.Tests.Load;

public sealed class PushBackTests
{
    [Fact]
    public async Task Run_ServerAnswersNotNow_SendsTheSameMessageAgainUntilItIsTaken()
    {
        var handler = new Reluctant();
        await using var server = await StartAsync(handler);
        var options = new LoadOptions { Port = Port(server), Devices = 10, Rate = 300, Duration = TimeSpan.FromSeconds(1) };

        var report = new LoadRun(options, TimeProvider.System, TextWriter.Null).Run(CancellationToken.None);

        Assert.True(report.IsClean, report.ToText());
        Assert.Equal(300, report.Acknowledged);
        Assert.Equal(handler.Refusals, report.SentBack);
        Assert.True(handler.Refusals >= 100);
        Assert.Equal(300, handler.Taken.Count);
        Assert.All(handler.Taken.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task Run_ServerRefusesForGood_CountsAndFails()
    {
        await using var server = await StartAsync(new Forbidding());
        var options = new LoadOptions { Port = Port(server), Devices = 2, Rate = 20, Duration = TimeSpan.FromSeconds(0.5) };

        var report = new LoadRun(options, TimeProvider.System, TextWriter.Null).Run(CancellationToken.None);

        Assert.False(report.IsClean);
        Assert.Equal(0, report.Acknowledged);
        Assert.Equal(0, report.Lost);
        Assert.True(report.Refused > 0);
    }

    private static async Task<WebApplication> StartAsync(IMqttServerHandler handler)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, ServerProcess.FreePort(), listen => listen.UseMqtt()));
        builder.Services.AddMqttServer(builder.Configuration).AddSingleton(handler);
        var server = builder.Build();
        await server.StartAsync();
        return server;
    }

    private static int Port(WebApplication server) => new Uri(server.Urls.First()).Port;

    private abstract class Handler : IMqttServerHandler
    {
        public ValueTask<MqttAuthentication> AuthenticateAsync(MqttConnectRequest request, CancellationToken cancellation) =>
            ValueTask.FromResult(new MqttAuthentication(MqttReasonCode.Success));

        public bool MayPublish(MqttClientIdentity client, string topic) => true;

        public bool MaySubscribe(MqttClientIdentity client, string filter) => false;

        public abstract ValueTask<MqttReasonCode> PublishAsync(MqttIncomingPublish publish);
    }

    /// <summary>Takes a message the second time it comes; every third at once.</summary>
    private sealed class Reluctant : Handler
    {
        private readonly ConcurrentDictionary<string, bool> _seen = new();
        private int _refusals;

        public int Refusals => _refusals;

        public ConcurrentDictionary<string, int> Taken { get; } = new();

        public override ValueTask<MqttReasonCode> PublishAsync(MqttIncomingPublish publish)
        {
            var text = Encoding.UTF8.GetString(publish.Payload.Span);
            if (_seen.TryAdd(text, true) && _seen.Count % 3 != 0)
            {
                Interlocked.Increment(ref _refusals);
                return ValueTask.FromResult(MqttReasonCode.QuotaExceeded);
            }

            Taken.AddOrUpdate(text, 1, (_, times) => times + 1);
            return ValueTask.FromResult(MqttReasonCode.Success);
        }
    }

    private sealed class Forbidding : Handler
    {
        public override ValueTask<MqttReasonCode> PublishAsync(MqttIncomingPublish publish) => ValueTask.FromResult(MqttReasonCode.NotAuthorized);
    }
}
