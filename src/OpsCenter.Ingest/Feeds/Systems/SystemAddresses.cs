using System.Net;
using Microsoft.Extensions.Options;

namespace OpsCenter.Ingest.Feeds.Systems;

/// <summary>Where the systems that feeds name as <c>{name}</c> answer: by <see cref="FeedsOptions.Systems"/>, else by an overlay. Thread-safe.</summary>
internal sealed class SystemAddresses(IOptions<FeedsOptions> options, IEnumerable<ISystemOverlay> overlays)
{
    private readonly ISystemOverlay[] _overlays = [.. overlays];

    public SystemAddress? Find(string system)
    {
        if (options.Value.Systems.TryGetValue(system, out var written) && written.Length > 0)
        {
            return new SystemAddress(new Uri(written), Simulated: false);
        }

        var found = _overlays.Select(overlay => overlay.Find(system)).FirstOrDefault(address => address is not null);
        return found is null ? null : new SystemAddress(found, Simulated: true);
    }

    /// <summary>An endpoint of an overlay, which needs no entry in the allow-list.</summary>
    public bool IsOwn(IPAddress address, int port) =>
        _overlays.Any(overlay => overlay.Endpoint is { } own && own.Port == port && own.Address.Equals(address));

    /// <summary>Completes when there is an address: at once where one is set, later where an overlay still starts, else never.</summary>
    public async Task<SystemAddress> WaitAsync(string system, CancellationToken stopping)
    {
        var found = new TaskCompletionSource<SystemAddress>(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var overlay in _overlays)
        {
            overlay.Changed += Look;
        }

        try
        {
            Look();
            return await found.Task.WaitAsync(stopping);
        }
        finally
        {
            foreach (var overlay in _overlays)
            {
                overlay.Changed -= Look;
            }
        }

        void Look()
        {
            if (Find(system) is { } address)
            {
                found.TrySetResult(address);
            }
        }
    }
}
