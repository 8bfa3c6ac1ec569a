using OpsCenter.Simulator.Devices;

namespace OpsCenter.Simulator.Running;

/// <summary>Leaves each message as a file, whole at once as careful offices do.</summary>
/// <param name="folder">Folder of drops.</param>
internal sealed class FileDeviceLink(string folder) : IDeviceLink
{
    private const string Prefix = "drop/";

    public async ValueTask<bool> PublishAsync(SimulatedMessage message, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, message.Topic[Prefix.Length..] + ".csv");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file + ".part", message.Payload, cancellation);
        File.Move(file + ".part", file, overwrite: true);
        return true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
