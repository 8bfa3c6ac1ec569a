using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Screens.Displays;

/// <summary>Which displays show something else than their playlist. <see cref="RemoteShowKeeper"/> keeps it over a restart.</summary>
/// <remarks>Thread-safe. Bounded by <see cref="Max"/>; beyond it a further one is refused.</remarks>
internal sealed class RemoteShows(TimeProvider time)
{
    public const int Max = 1000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RemoteShow> _byDisplay = [];

    /// <summary>A person changed something; raised outside the lock.</summary>
    public event Action? Changed;

    /// <summary>What is in force, by display.</summary>
    public IReadOnlyDictionary<string, RemoteShow> InForce
    {
        get
        {
            lock (_lock)
            {
                DropExpired();
                return new Dictionary<string, RemoteShow>(_byDisplay);
            }
        }
    }

    /// <summary>Null where the display follows its playlist.</summary>
    public RemoteShow? Find(string display)
    {
        lock (_lock)
        {
            DropExpired();
            return _byDisplay.GetValueOrDefault(display);
        }
    }

    public bool TrySet(string display, RemoteShow show)
    {
        lock (_lock)
        {
            DropExpired();
            if (_byDisplay.Count >= Max && !_byDisplay.ContainsKey(display))
            {
                return false;
            }

            _byDisplay[display] = show;
        }

        Changed?.Invoke();
        return true;
    }

    public bool Release(string display)
    {
        bool released;
        lock (_lock)
        {
            released = _byDisplay.Remove(display);
        }

        if (released)
        {
            Changed?.Invoke();
        }

        return released;
    }

    /// <summary>Takes what was kept, but for displays that were told something since, and what is over.</summary>
    public void Restore(IReadOnlyDictionary<string, RemoteShow> kept)
    {
        lock (_lock)
        {
            foreach (var (display, show) in kept.Take(Max - _byDisplay.Count))
            {
                _byDisplay.TryAdd(display, show);
            }

            DropExpired();
        }
    }

    /// <summary>Makes room: displays that are not there any more, such as closed tabs, are forgotten.</summary>
    public void KeepOnly(Func<string, bool> isThere)
    {
        lock (_lock)
        {
            foreach (var display in _byDisplay.Keys.Where(display => !isThere(display)).ToArray())
            {
                _byDisplay.Remove(display);
            }
        }
    }

    private void DropExpired()
    {
        var now = time.GetInstant().UnixMilliseconds;
        foreach (var display in _byDisplay.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key).ToArray())
        {
            _byDisplay.Remove(display);
        }
    }
}
