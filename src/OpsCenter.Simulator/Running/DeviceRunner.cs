using System.Threading.Channels;
using OpsCenter.Simulator.Devices;

namespace OpsCenter.Simulator.Running;

/// <summary>Sends the messages of one device in order over its link.</summary>
public sealed class DeviceRunner(ISimulatedDevice device, Mischief mischief)
{
    /// <summary>Live messages that wait while the server is away. When it is full the oldest goes: a device's memory is small.</summary>
    private const int MaximumWaiting = 120;

    private readonly Channel<SimulatedMessage> _live = Channel.CreateBounded<SimulatedMessage>(
        new BoundedChannelOptions(MaximumWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
        _ => SimulatorMetrics.Dropped.Add(1));

    // The past is offered only as fast as it is taken (Wait), so nothing of it is dropped.
    private readonly Channel<SimulatedMessage> _past = Channel.CreateBounded<SimulatedMessage>(
        new BoundedChannelOptions(8) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly TaskCompletionSource _firstSent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The device.</summary>
    public ISimulatedDevice Device => device;

    /// <summary>Completes when the server has acknowledged the first message.</summary>
    public Task FirstSent => _firstSent.Task;

    /// <summary>Queues the present state, undisturbed, so that a fresh screen fills at once.</summary>
    public void OfferNow(DateTimeOffset now) => Offer(device.Sample(now));

    /// <summary>Queues what fell due.</summary>
    public void OfferDue(DateTimeOffset after, DateTimeOffset until) => Offer(mischief.Apply(device.Between(after, until)));

    /// <summary>Queues past messages; waits while the device is busy.</summary>
    public async ValueTask<int> OfferPastAsync(DateTimeOffset after, DateTimeOffset until, TimeSpan step, CancellationToken cancellation)
    {
        var offered = 0;
        foreach (var message in device.Past(after, until, step))
        {
            await _past.Writer.WriteAsync(message, cancellation);
            offered++;
        }

        return offered;
    }

    /// <summary>Sends until cancelled; live messages go before past ones.</summary>
    public async Task RunAsync(IDeviceLink link, CancellationToken cancellation)
    {
        Task? pastReady = null;
        while (true)
        {
            while (_live.Reader.TryRead(out var message) || _past.Reader.TryRead(out message))
            {
                await SendAsync(link, message, cancellation);
            }

            pastReady = pastReady is null || pastReady.IsCompleted ? _past.Reader.WaitToReadAsync(cancellation).AsTask() : pastReady;
            await Task.WhenAny(_live.Reader.WaitToReadAsync(cancellation).AsTask(), pastReady);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async ValueTask SendAsync(IDeviceLink link, SimulatedMessage message, CancellationToken cancellation)
    {
        if (await link.PublishAsync(message, cancellation))
        {
            SimulatorMetrics.Published.Add(1);
            _firstSent.TrySetResult();
        }
        else
        {
            SimulatorMetrics.Refused.Add(1);
        }
    }

    private void Offer(IEnumerable<SimulatedMessage> messages)
    {
        foreach (var message in messages)
        {
            _live.Writer.TryWrite(message);
        }
    }
}
