using System.Net;
using OpsCenter.Ingest.Feeds.Systems;
using OpsCenter.Simulator.Systems;

namespace OpsCenter.App.Demo;

/// <summary>The simulator's sector systems, polled over HTTP like any other. A system with an address in <c>Feeds:Systems</c> takes the place of a simulated one.</summary>
public sealed class DemoSystems : ISystemOverlay
{
    private readonly SystemServer _server;

    public DemoSystems(SystemServer server)
    {
        _server = server;
        server.Started += () => Changed?.Invoke();
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public IPEndPoint? Endpoint => _server.Endpoint;

    /// <inheritdoc/>
    public Uri? Find(string system) => Endpoint is { } endpoint && _server.Has(system) ? new Uri($"http://{endpoint}/systems/{system}") : null;
}
