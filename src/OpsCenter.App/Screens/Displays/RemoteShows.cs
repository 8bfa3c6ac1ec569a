using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Screens.Displays;

/// <summary>Which displays show something else than their playlist. In memory: after a restart every display follows its playlist.</summary>
/// <remarks>Thread-safe. Bounded by <see cref="Max"/>; beyond it a further one is refused.</remarks>
internal sealed class RemoteShows(TimeProvider time)
{
    public const int Max = 1000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RemoteShow> _byDisplay = [];

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
            return true;
        }
    }

    public bool Release(string display)
    {
        lock (_lock)
        {
            return _byDisplay.Remove(display);
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
