using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live;

/// <summary>The last events of each pack, newest first. Thread-safe.</summary>
public sealed class RecentEvents
{
    /// <summary>Kept per pack; the oldest fall off, the store still has them.</summary>
    public const int PerPack = 200;

    /// <summary>Read from the store at start.</summary>
    internal const int SeedLimit = 2000;

    /// <summary>Events of further packs share the ring of events without a pack.</summary>
    private const int MaxPacks = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<OperationalEvent>> _packs = [];
    private long _version;

    /// <summary>Grows with every change.</summary>
    public long Version => Volatile.Read(ref _version);

    public void Add(IReadOnlyList<OperationalEvent> events)
    {
        lock (_lock)
        {
            foreach (var one in events)
            {
                Add(one);
            }

            _version++;
        }
    }

    /// <summary>Newest first, of one pack and one site or of all, kinds with the prefix or all.</summary>
    public IReadOnlyList<OperationalEvent> Select(string? pack, string? kindPrefix, int limit, string? site = null)
    {
        lock (_lock)
        {
            return
            [
                .. _packs.Values
                    .SelectMany(ring => ring)
                    .Where(one => (pack is null || one.Pack == pack)
                        && (site is null || one.Site == site)
                        && (kindPrefix is null || one.Kind.StartsWith(kindPrefix, StringComparison.Ordinal)))
                    .OrderByDescending(one => one.Time)
                    .Take(limit),
            ];
        }
    }

    private void Add(OperationalEvent added)
    {
        var pack = added.Pack ?? "";
        if (!_packs.TryGetValue(pack, out var ring))
        {
            pack = _packs.Count < MaxPacks ? pack : "";
            ring = _packs.TryGetValue(pack, out var shared) ? shared : _packs[pack] = [];
        }

        ring.RemoveAll(one => one.Id == added.Id);
        var at = ring.FindIndex(one => one.Time <= added.Time);
        ring.Insert(at < 0 ? ring.Count : at, added);
        if (ring.Count > PerPack)
        {
            ring.RemoveAt(PerPack);
        }
    }
}
