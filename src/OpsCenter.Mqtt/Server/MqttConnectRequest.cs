using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace OpsCenter.Mqtt.Server;

/// <summary>The credentials of a CONNECT packet and of the line it came over.</summary>
/// <param name="Certificate">The client's certificate, already checked against the authorities that the listener trusts; null where it showed none.</param>
/// <param name="IsWebSocket">Through a web server, perhaps by the hand of somebody's browser or of a proxy: the address proves nothing.</param>
public sealed record MqttConnectRequest(
    string ClientId,
    string? UserName,
    ReadOnlyMemory<byte> Password,
    EndPoint? RemoteEndPoint,
    bool IsTls,
    X509Certificate2? Certificate = null,
    bool IsWebSocket = false);
