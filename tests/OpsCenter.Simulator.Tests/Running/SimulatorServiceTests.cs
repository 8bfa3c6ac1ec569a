using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpsCenter.Mqtt.Client;
using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Running;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Simulator.Tests.Running;

public sealed class SimulatorServiceTests
{
    [PeerFact("mosquitto")]
    public async Task Host_WithARealBroker_EveryDevicePublishesAtOnce()
    {
        await using var server = await Mosquitto.StartAsync();
        var wanted = SampleProvince.Create().Devices.Where(device => device is not (IPushingDevice or IFilingDevice)).SelectMany(device => device.Sample(SampleProvince.Start)).Select(message => message.Topic).ToHashSet();
        var missing = new ConcurrentDictionary<string, bool>(wanted.ToDictionary(topic => topic, _ => true));
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listener = new MqttClient(new MqttClientOptions
        {
            Host = "127.0.0.1",
            Port = server.Port,
            ClientId = "listener",
            OnMessage = message =>
            {
                missing.TryRemove(message.Topic, out _);
                if (missing.IsEmpty)
                {
                    all.TrySetResult();
                }

                return ValueTask.CompletedTask;
            },
        });
        await listener.ConnectAsync();
        await listener.SubscribeAsync("#");
        using var host = Simulator(("Port", $"{server.Port}"), ("Backfill", "00:00:00"));

        await host.StartAsync();
        await all.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await host.StopAsync();

        Assert.Empty(missing);
    }

    [Fact]
    public async Task Host_StoppedWhileNobodyListens_StopsAtOnce()
    {
        using var host = Simulator(("Port", $"{ServerProcess.FreePort()}"));

        await host.StartAsync();
        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Host_OptionsOutOfRange_RefusesToStartAndNamesThem()
    {
        using var host = Simulator(("Port", "0"), ("Speed", "99"));

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(refusal.Failures, failure => failure.Contains("Port", StringComparison.Ordinal));
        Assert.Contains(refusal.Failures, failure => failure.Contains("Speed", StringComparison.Ordinal));
    }

    private static IHost Simulator(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([
            KeyValuePair.Create<string, string?>("Simulator:ConfigDir", SampleProvince.ConfigDir),
            .. settings.Select(setting => KeyValuePair.Create<string, string?>($"Simulator:{setting.Name}", setting.Value)),
        ]);
        builder.Services.AddLogging();
        builder.Services.AddSimulator(builder.Configuration);
        return builder.Build();
    }
}
