using OpsCenter.App.Hosting;
using OpsCenter.Core.Access;
using OpsCenter.Core.Devices;
using OpsCenter.Mqtt.Server;

namespace OpsCenter.App.Devices;

/// <summary>Watches for credentials that the console or another process changed, and puts them in force within 2 s.</summary>
public sealed class DeviceDirectoryRefresh(
    IDeviceStore store, IAccessStamp stamp, DeviceDirectory directory, MqttServer mqtt, TimeProvider time, ILogger<DeviceDirectoryRefresh> logger)
    : BackgroundService, IReadinessStage
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private long? _stamp;

    public string Name => "devices";

    public string? NotReadyBecause => _stamp is null ? "device credentials not read yet" : null;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await StepAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>One look at the stamp, and a reload where it moved.</summary>
    public async Task StepAsync(CancellationToken cancellation)
    {
        try
        {
            var current = await stamp.ReadAsync(cancellation);
            if (current == _stamp)
            {
                return;
            }

            var devices = await store.ListAsync(cancellation);
            var gone = directory.Replace(devices);
            _stamp = current;
            Disconnect(gone.ToHashSet());
            Log.DevicesReloaded(logger, devices.Count, gone.Count);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.DevicesUnreadable(logger, exception);
        }
    }

    private void Disconnect(HashSet<string> users)
    {
        if (users.Count == 0)
        {
            return;
        }

        foreach (var client in mqtt.ConnectedClients.Where(client => client.UserName is not null && users.Contains(client.UserName)))
        {
            mqtt.Disconnect(client.ClientId);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await StepAsync(stoppingToken);
        }
    }
}
