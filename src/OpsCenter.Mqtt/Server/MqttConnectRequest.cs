using System.Net;

namespace OpsCenter.Mqtt.Server;

/// <summary>The credentials of a CONNECT packet.</summary>
public sealed record MqttConnectRequest(string ClientId, string? UserName, ReadOnlyMemory<byte> Password, EndPoint? RemoteEndPoint, bool IsTls);
