using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Devices;

/// <summary>How a device signs in over MQTT (and HTTP Basic) and what it may publish.</summary>
/// <param name="Id">User name; the client id must equal it unless <paramref name="Fleet"/>.</param>
/// <param name="PasswordHash">As <c>DevicePassword</c> writes it.</param>
/// <param name="Publish">Topic filters it may publish to; <c>%c</c> is the client id, <c>%u</c> the user name.</param>
/// <param name="Subscribe">Topic filters it may subscribe to.</param>
/// <param name="Fleet">One credential for many client ids.</param>
/// <param name="Simulated">Everything it sends is marked simulated.</param>
/// <param name="CreatedAt">When.</param>
public sealed record DeviceCredential(
    string Id,
    string PasswordHash,
    IReadOnlyList<string> Publish,
    IReadOnlyList<string> Subscribe,
    bool Fleet,
    bool Simulated,
    Instant CreatedAt);
