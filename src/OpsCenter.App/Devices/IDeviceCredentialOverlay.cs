using OpsCenter.Core.Devices;

namespace OpsCenter.App.Devices;

/// <summary>Credentials that live only as long as the process, beside the stored ones: the simulated devices of the demonstration.</summary>
public interface IDeviceCredentialOverlay
{
    /// <summary>Null where the overlay knows no such user.</summary>
    DeviceCredential? Find(string userName);
}
