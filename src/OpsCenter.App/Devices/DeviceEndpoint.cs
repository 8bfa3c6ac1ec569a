using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using OpsCenter.App.Hosting;
using OpsCenter.Core.Devices;
using OpsCenter.Ingest.Mqtt;
using OpsCenter.Mqtt;
using OpsCenter.Mqtt.Server;

namespace OpsCenter.App.Devices;

/// <summary>Lets devices in, keeps them to their topics and hands what they publish to ingest.</summary>
public sealed class DeviceEndpoint(DeviceDirectory directory, MqttIngest ingest, IOptions<MqttListenOptions> options) : IMqttServerHandler
{
    private static readonly DeviceCredential Anonymous =
        new("anonymous", "", ["#"], ["#"], Fleet: true, Simulated: false, default);

    public ValueTask<MqttAuthentication> AuthenticateAsync(MqttConnectRequest request, CancellationToken cancellation)
    {
        if (request.Certificate is { } certificate)
        {
            return ValueTask.FromResult(AuthenticateByCertificate(request, certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)));
        }

        if (options.Value.ClientCertificates == MqttClientCertificates.Required && (request.IsTls || request.IsWebSocket))
        {
            return ValueTask.FromResult(new MqttAuthentication(MqttReasonCode.NotAuthorized));
        }

        if (IsAnonymous(request))
        {
            return ValueTask.FromResult(new MqttAuthentication(MqttReasonCode.Success, Anonymous));
        }

        var device = directory.Authenticate(request.UserName, request.ClientId, request.Password.Span);
        return ValueTask.FromResult(device is null
            ? new MqttAuthentication(MqttReasonCode.BadUserNameOrPassword)
            : new MqttAuthentication(MqttReasonCode.Success, device));
    }

    public bool MayPublish(MqttClientIdentity client, string topic) => Device(client) == Anonymous || Granted(client, Device(client).Publish, topic);

    public bool MaySubscribe(MqttClientIdentity client, string filter) => Device(client) == Anonymous || Granted(client, Device(client).Subscribe, filter);

    public ValueTask<MqttReasonCode> PublishAsync(MqttIncomingPublish publish)
    {
        var device = Device(publish.Client);
        // A fleet shares one credential; then the client id says which device it is.
        var id = device.Fleet ? publish.Client.ClientId : device.Id;
        return ingest.PublishAsync(publish.Topic, publish.Payload, id, publish.QualityOfService, device.Simulated);
    }

    // Whoever names no credential that there is. Not over WebSocket: there a loopback address may be a proxy's.
    private bool IsAnonymous(MqttConnectRequest request) =>
        options.Value.AllowAnonymous
        && request is { IsWebSocket: false, RemoteEndPoint: IPEndPoint { Address: var address } }
        && IPAddress.IsLoopback(address)
        && (request.UserName is null || directory.Find(request.UserName) is null);

    // The common name is the credential; a user name that says otherwise is refused, a password is not asked for.
    private MqttAuthentication AuthenticateByCertificate(MqttConnectRequest request, string name)
    {
        var device = request.UserName is null || request.UserName == name ? directory.Find(name) : null;
        return device is null || !(device.Fleet || request.ClientId == device.Id)
            ? new MqttAuthentication(MqttReasonCode.NotAuthorized)
            : new MqttAuthentication(MqttReasonCode.Success, device, name);
    }

    private static bool Granted(MqttClientIdentity client, IReadOnlyList<string> grants, string wanted)
    {
        foreach (var grant in grants)
        {
            if (TopicGrant.Covers(grant, wanted, client.ClientId, client.UserName ?? ""))
            {
                return true;
            }
        }

        return false;
    }

    private static DeviceCredential Device(MqttClientIdentity client) => (DeviceCredential)client.Tag!;
}
