using System.Collections.Concurrent;
using System.Security.Claims;

namespace OpsCenter.App.Live;

/// <summary>All open connections to the hub.</summary>
internal sealed class LiveConnections(LiveMeter meter)
{
    private readonly ConcurrentDictionary<string, (LiveConnection Connection, ClaimsPrincipal User)> _open = new();

    public int Count => _open.Count;

    public IEnumerable<(LiveConnection Connection, ClaimsPrincipal User)> All => _open.Values;

    public LiveConnection? Find(string id) => _open.TryGetValue(id, out var open) ? open.Connection : null;

    public void Add(LiveConnection connection, ClaimsPrincipal user)
    {
        _open[connection.Id] = (connection, user);
        meter.Connected(1);
    }

    public void Remove(string id)
    {
        if (_open.TryRemove(id, out var open))
        {
            meter.Connected(-1);
            open.Connection.End()?.Leave(open.Connection);
        }
    }
}
