using System.Collections.Frozen;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Screens;

/// <summary>The keys in force, for the way of every request: no store is asked there.</summary>
/// <remarks>Thread-safe; readers see one immutable snapshot.</remarks>
public sealed class ScreenKeys(IScreenStore store, IAccessStamp stamp) : IDisposable
{
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private FrozenDictionary<string, PairedScreen> _byHash = FrozenDictionary<string, PairedScreen>.Empty;
    private FrozenDictionary<string, PairedScreen> _byId = FrozenDictionary<string, PairedScreen>.Empty;
    private long? _stamp;

    /// <summary>The pairing a key belongs to; null for an unknown or revoked one.</summary>
    public PairedScreen? Find(string key) => Volatile.Read(ref _byHash).GetValueOrDefault(ScreenSecret.Hash(key));

    /// <summary>Whether a pairing is still in force; for connections that were opened earlier.</summary>
    public bool IsInForce(string id) => Volatile.Read(ref _byId).ContainsKey(id);

    public void Dispose() => _refreshing.Dispose();

    /// <summary>Reads the list again where the stamp has moved.</summary>
    /// <param name="force">Read it even where it has not.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task RefreshAsync(bool force, CancellationToken cancellation)
    {
        await _refreshing.WaitAsync(cancellation);
        try
        {
            var stamped = await stamp.ReadAsync(cancellation);
            if (!force && stamped == _stamp)
            {
                return;
            }

            var screens = (await store.ListAsync(cancellation)).Where(screen => screen.RevokedAt is null).ToArray();
            Volatile.Write(ref _byHash, screens.ToFrozenDictionary(screen => screen.KeySha256, StringComparer.OrdinalIgnoreCase));
            Volatile.Write(ref _byId, screens.ToFrozenDictionary(screen => screen.Id));
            _stamp = stamped;
        }
        finally
        {
            _refreshing.Release();
        }
    }
}
