using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Security.Claims;
using OpsCenter.App.Live;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Screens.Displays;

/// <summary>The newest report of every open display, and the way to give it an order.</summary>
/// <remarks>Thread-safe. One entry per open connection, whose number the hub bounds.</remarks>
internal sealed class DisplayBoard : IDisposable
{
    private readonly ConcurrentDictionary<string, OpenDisplay> _open = new();
    private readonly LiveConnections _connections;
    private readonly TimeProvider _time;
    private readonly Meter _meter = new("OpsCenter.App");
    private readonly Counter<long> _reports;

    public DisplayBoard(LiveConnections connections, TimeProvider time)
    {
        (_connections, _time) = (connections, time);
        _reports = _meter.CreateCounter<long>("opscenter.screens.reports", description: "Reports of displays, by what became of them");
        _meter.CreateObservableGauge("opscenter.screens.open", Measure, description: "Displays with an open connection, by whether they still report");
    }

    /// <summary>Displays whose connection is open.</summary>
    public IEnumerable<OpenDisplay> Open
    {
        get
        {
            foreach (var (id, display) in _open)
            {
                // A report may be taken in while its connection ends; such an entry is dropped here.
                if (_connections.Find(id) is not null)
                {
                    yield return display;
                }
                else
                {
                    _open.TryRemove(id, out _);
                }
            }
        }
    }

    /// <summary>Takes a checked report.</summary>
    public OpenDisplay Take(string connection, ClaimsPrincipal user, DisplayReport report)
    {
        var now = _time.GetInstant();
        var since = _open.TryGetValue(connection, out var before) ? before.Since : now;
        var display = new OpenDisplay(
            connection, DisplayIdentity.Of(user, report.Instance!), user.Identity?.Name ?? "", DisplayIdentity.PairingOf(user), since, now, report);
        _open[connection] = display;
        Count("taken");
        return display;
    }

    public void Count(string outcome) => _reports.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>To how many open displays the order went.</summary>
    public int Order(Func<OpenDisplay, bool> which, DisplayOrder order)
    {
        var encoded = Encoded.Of(order);
        return Open.Where(which).Count(display => _connections.Find(display.Connection)?.Order(encoded) == true);
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> Measure()
    {
        var now = _time.GetInstant();
        var stale = Open.GroupBy(display => display.IsStale(now)).ToDictionary(group => group.Key, group => group.Count());
        yield return new(stale.GetValueOrDefault(false), new KeyValuePair<string, object?>("state", "live"));
        yield return new(stale.GetValueOrDefault(true), new KeyValuePair<string, object?>("state", "stale"));
    }
}
