using System.Net;

namespace OpsCenter.Ingest.Feeds.Systems;

/// <summary>Addresses of sector systems that no setting gives: the simulator's. An address that is set always wins.</summary>
public interface ISystemOverlay
{
    /// <summary>Where the overlay's systems answer, and nothing else; null until they do. It needs no entry in the allow-list.</summary>
    IPEndPoint? Endpoint { get; }

    /// <summary>Base address of a system; null where the overlay has none of this name.</summary>
    Uri? Find(string system);

    /// <summary>Raised when <see cref="Endpoint"/> is known.</summary>
    event Action? Changed;
}
