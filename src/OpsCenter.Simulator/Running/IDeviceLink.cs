using OpsCenter.Simulator.Devices;

namespace OpsCenter.Simulator.Running;

/// <summary>The connection of one device to the server.</summary>
public interface IDeviceLink : IAsyncDisposable
{
    /// <summary>Publishes and waits for the answer; without a connection it waits for one. False where the server refused the message.</summary>
    ValueTask<bool> PublishAsync(SimulatedMessage message, CancellationToken cancellation);
}
