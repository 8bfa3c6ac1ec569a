using OpsCenter.Core.Access;

namespace OpsCenter.App.Cameras;

/// <summary>So many at one time in total and per caller. Thread-safe.</summary>
internal sealed class StreamLimit(int inTotal, int perCaller)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(CallerKind Kind, string Name), int> _callers = [];
    private int _total;

    /// <summary>Null where there is no room; the place is given back by disposing.</summary>
    public IDisposable? TryEnter(Caller caller)
    {
        var key = (caller.Kind, caller.Name);
        lock (_lock)
        {
            var own = _callers.GetValueOrDefault(key);
            if (_total >= inTotal || own >= perCaller)
            {
                return null;
            }

            _total++;
            _callers[key] = own + 1;
        }

        return new Place(this, key);
    }

    private void Leave((CallerKind Kind, string Name) key)
    {
        lock (_lock)
        {
            _total--;
            if (--_callers[key] == 0)
            {
                _callers.Remove(key);
            }
        }
    }

    private sealed class Place(StreamLimit limit, (CallerKind Kind, string Name) key) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                limit.Leave(key);
            }
        }
    }
}
