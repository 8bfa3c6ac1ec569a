using OpsCenter.Core.Live;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Live.Views;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Live;

/// <summary>A view and the connections that show it. Thread-safe: one lock around view, sequence and membership.</summary>
/// <param name="tick">The least time between two frames.</param>
internal sealed class LiveChannel(
    ViewKey key, IReadOnlyDictionary<string, string> variables, LiveView view, LiveBasis basis, LiveMark mark, LiveMeter meter, TimeSpan tick,
    Instant now)
    : ILiveFeed
{
    private readonly Lock _lock = new();
    private readonly HashSet<LiveConnection> _connections = [];
    private List<LiveConnection> _held = [];
    private List<LiveConnection> _releasing = [];
    private LiveView _view = view;
    private LiveBasis _basis = basis;
    private Encoded? _snapshot;
    private Instant _usedAt = now;
    private TimeSpan _framedAt = -tick;
    private TimeSpan _releasedAt;

    public ViewKey Key => key;

    public IReadOnlyDictionary<string, string> Variables => variables;

    /// <summary>One look: whatever changed goes to every connection, encoded once.</summary>
    /// <param name="at">The clock, which may jump.</param>
    /// <param name="running">Time on a clock that never does.</param>
    public void Step(Instant at, TimeSpan running)
    {
        lock (_lock)
        {
            Release(running);
            _usedAt = _connections.Count > 0 ? at : _usedAt;
            if (running - _framedAt < tick || _view.Step(at) is not { } frame)
            {
                return;
            }

            _framedAt = running;
            _snapshot = null;
            if (_connections.Count == 0)
            {
                return;
            }

            var encoded = Encoded.Of(frame);
            foreach (var connection in _connections)
            {
                meter.Frame(encoded.Body.Length, connection.Offer(this, encoded));
            }
        }
    }

    /// <summary>Joins and answers everything up to the sequence that the next frame follows.</summary>
    public Encoded Subscribe(LiveConnection connection, Instant at)
    {
        lock (_lock)
        {
            Join(connection, at);
            return Whole();
        }
    }

    /// <summary>Joins and answers what a screen missed since <paramref name="seq"/>, or everything.</summary>
    public Encoded Resume(LiveConnection connection, long seq, Instant at)
    {
        lock (_lock)
        {
            Join(connection, at);
            return _view.Since(seq) is { } missed ? Encoded.Of(missed) : Whole();
        }
    }

    /// <summary>For a page's first paint.</summary>
    public Encoded Snapshot(Instant at)
    {
        lock (_lock)
        {
            _usedAt = at;
            return Whole();
        }
    }

    /// <summary>For a connection that fell behind; it follows on from here.</summary>
    public Encoded Snapshot(LiveConnection connection)
    {
        lock (_lock)
        {
            connection.Caught(this);
            return Whole();
        }
    }

    /// <summary>Where a tile's value comes from and what judges it.</summary>
    public TileDetail? Explain(string tile, Instant at)
    {
        lock (_lock)
        {
            return _view.View.Explain(tile, at);
        }
    }

    public void Leave(LiveConnection connection)
    {
        lock (_lock)
        {
            _connections.Remove(connection);
            _held.Remove(connection);
            _releasing.Remove(connection);
        }
    }

    /// <summary>What the view was made from.</summary>
    public LiveBasis Basis => Volatile.Read(ref _basis);

    /// <summary>The view must be made anew: readings came for its past.</summary>
    public bool PastChanged
    {
        get
        {
            lock (_lock)
            {
                return _view.View.PastChanged;
            }
        }
    }

    /// <summary>No screen since <paramref name="before"/>.</summary>
    public bool IdleSince(Instant before)
    {
        lock (_lock)
        {
            return _connections.Count == 0 && _usedAt < before;
        }
    }

    /// <summary>Replaces the view (file reloaded, past changed) and sends everybody the whole of the new one.</summary>
    public void Replace(Func<long, LiveView> next, LiveBasis madeFrom, Instant at)
    {
        DashboardView old;
        lock (_lock)
        {
            old = _view.View;
            _basis = madeFrom;
            _view = next(_view.Seq + 1);
            _view.Step(at);
            _snapshot = null;
            foreach (var connection in _connections)
            {
                connection.Renew(this);
            }
        }

        old.Detach();
    }

    /// <summary>Lets go of all series; nobody uses the channel any more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _view.View.Detach();
        }
    }

    private void Join(LiveConnection connection, Instant at)
    {
        _usedAt = at;
        if (connection.Follow(this) && _connections.Add(connection))
        {
            _held.Add(connection);
        }
    }

    /// <summary>Who subscribed a whole tick ago has its answer by now, so frames cannot overtake it.</summary>
    private void Release(TimeSpan running)
    {
        if (running - _releasedAt < tick)
        {
            return;
        }

        _releasedAt = running;
        _releasing.ForEach(connection => connection.Release(this));
        (_releasing, _held) = (_held, _releasing);
        _held.Clear();
    }

    private Encoded Whole() => _snapshot ??= Encoded.Of(_view.Snapshot(mark.Build, mark.Simulated));
}
