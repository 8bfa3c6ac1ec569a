using System.Text;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Live;

/// <summary>The first snapshot for a page to carry in its HTML, so that its first paint shows data before the hub answers.</summary>
public sealed class LiveSnapshots
{
    private readonly LiveChannels _channels;
    private readonly TimeProvider _time;

    internal LiveSnapshots(LiveChannels channels, TimeProvider time) => (_channels, _time) = (channels, time);

    /// <summary>JSON of a snapshot, safe inside a script element; null where there is no such dashboard or variable. The caller has checked who asks.</summary>
    public async Task<string?> ForAsync(string dashboard, IReadOnlyDictionary<string, string>? variables)
    {
        var channel = await _channels.FindAsync(dashboard, variables);
        return channel is null ? null : Encoding.UTF8.GetString(channel.Snapshot(_time.GetInstant()).Body.Span);
    }
}
