using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Api.Readings;

/// <summary>Bounds how many history queries one caller has under way. Thread-safe; remembers only callers with a query under way.</summary>
internal sealed class QueryLimit(IOptions<ApiOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(CallerKind Kind, string Name), int> _running = [];

    /// <summary>Null where the caller has enough of them; otherwise to be disposed when the answer is out.</summary>
    public IDisposable? Enter(Caller caller)
    {
        var key = (caller.Kind, caller.Name);
        lock (_lock)
        {
            var running = _running.GetValueOrDefault(key);
            if (running >= options.Value.MaxQueriesPerCaller)
            {
                return null;
            }

            _running[key] = running + 1;
            return new Place(this, key);
        }
    }

    private void Leave((CallerKind, string) key)
    {
        lock (_lock)
        {
            if (--_running[key] == 0)
            {
                _running.Remove(key);
            }
        }
    }

    private sealed class Place(QueryLimit limit, (CallerKind, string) key) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                limit.Leave(key);
            }
        }
    }
}
