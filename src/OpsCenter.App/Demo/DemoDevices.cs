using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using OpsCenter.App.Devices;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Demo;

/// <summary>
/// Credentials of the simulated devices: each has its own, made anew at every start and never stored. A real device added under
/// the same id wins, so a simulated station is replaced by simply connecting the true one.
/// </summary>
public sealed class DemoDevices(TimeProvider time) : IDeviceCredentialOverlay
{
    private static readonly string[] Topics =
        ["env/%u/#", "water/%u/#", "traffic/%u/#", "frigate/%u/#", "application/+/device/%u/event/up"];

    private readonly ConcurrentDictionary<string, DeviceCredential> _devices = new();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Makes the device known and answers its password.</summary>
    public string PasswordOf(string device)
    {
        var password = Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(device)));
        _devices.GetOrAdd(device, id => new DeviceCredential(
            id, DevicePassword.Hash(Encoding.UTF8.GetBytes(password), generated: true), Topics, [], Fleet: false, Simulated: true, time.GetInstant()));
        return password;
    }

    public DeviceCredential? Find(string userName) => _devices.GetValueOrDefault(userName);
}
