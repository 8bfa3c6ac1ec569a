namespace OpsCenter.App.Identity;

/// <summary>So many attempts per key and window. Thread-safe; remembers at most <see cref="MaxKeys"/> keys, then refuses new ones.</summary>
internal sealed class AttemptLimit(int attempts, TimeSpan window, TimeProvider time)
{
    private const int MaxKeys = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Start, int Count)> _taken = [];

    public bool TryTake(string key)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_taken.Count >= MaxKeys)
            {
                DropOld(now);
            }

            if (!_taken.TryGetValue(key, out var taken) || now - taken.Start >= window)
            {
                taken = (now, 0);
                if (_taken.Count >= MaxKeys && !_taken.ContainsKey(key))
                {
                    return false;
                }
            }

            _taken[key] = taken with { Count = taken.Count + 1 };
            return taken.Count < attempts;
        }
    }

    private void DropOld(DateTimeOffset now)
    {
        foreach (var key in _taken.Where(pair => now - pair.Value.Start >= window).Select(pair => pair.Key).ToArray())
        {
            _taken.Remove(key);
        }
    }
}
