using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Devices;

/// <summary>Every device there is: those whose data came, ever, and those that a site or <c>devices.yaml</c> names. Thread-safe.</summary>
/// <remarks>Costs the way of a message nothing: made from the live state when a page asks, at most once a second for all pages.</remarks>
public sealed class DeviceBoard(
    LiveState state, DeviceTraffic traffic, ILiveConfig<Places> places, ILiveConfig<FieldCatalogue> fields, TimeProvider time)
{
    private const string FirmwareTag = "firmware";
    private static readonly TimeSpan Renewed = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<LiveSeries>> _series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _events = new(StringComparer.Ordinal);
    private IReadOnlyList<DeviceView> _current = [];
    private Instant? _made;
    private int _seriesSeen;
    private long _eventsSeen = -1;

    /// <summary>In order of id.</summary>
    public IReadOnlyList<DeviceView> Current
    {
        get
        {
            var now = time.GetInstant();
            lock (_lock)
            {
                if (_made is not { } made || now - made >= Renewed || now < made)
                {
                    _current = Make(now);
                    _made = now;
                }

                return _current;
            }
        }
    }

    /// <summary>Newest reading of each of its series, in order of measurement and field.</summary>
    public IReadOnlyList<Reading> ReadingsOf(string device)
    {
        lock (_lock)
        {
            Follow();
            return
            [
                .. Latest(device)
                    .OrderBy(reading => reading.Series.Measurement, StringComparer.Ordinal)
                    .ThenBy(reading => reading.Series.Field, StringComparer.Ordinal),
            ];
        }
    }

    private DeviceView[] Make(Instant now)
    {
        Follow();
        var where = places.Current;
        var ids = new HashSet<string>(_series.Keys, StringComparer.Ordinal);
        ids.UnionWith(_events.Keys);
        ids.UnionWith(traffic.Devices);
        ids.UnionWith(where.Sites.Values.SelectMany(site => site.Devices));
        ids.UnionWith(where.Devices.Keys);
        return [.. ids.Order(StringComparer.Ordinal).Select(id => View(id, where, now))];
    }

    private DeviceView View(string id, Places where, Instant now)
    {
        var latest = Latest(id).ToList();
        var config = where.Devices.GetValueOrDefault(id);
        var site = where.SiteOfDevice(id) ?? (TagOf(latest, StandardTags.Site) is { } named ? where.Sites.GetValueOrDefault(named) : null);
        var counts = traffic.Find(id, now);
        var expected = config?.Interval ?? Shortest(latest);
        var lastSeen = LastSeen(id, latest, counts);
        return new DeviceView
        {
            Id = id,
            Pack = TagOf(latest, StandardTags.Pack) ?? site?.Pack,
            Site = site,
            Config = config,
            Firmware = TagOf(latest, FirmwareTag) ?? config?.Firmware,
            LastSeen = lastSeen,
            Expected = expected,
            Presence = DeviceSilence.Judge(lastSeen is { } last ? now - last : null, expected),
            Battery = DeviceFields.BatteryOf(latest, fields.Current, config?.BatteryLow),
            Signal = DeviceFields.SignalOf(latest, fields.Current),
            Simulated = latest.Count > 0 && latest.TrueForAll(reading => reading.Flags.HasFlag(ReadingFlags.Simulated)),
            Series = latest.Count,
            Counts = counts,
        };
    }

    private Instant? LastSeen(string id, List<Reading> latest, DeviceCounts? counts)
    {
        Instant? last = counts?.Last;
        foreach (var reading in latest)
        {
            last = last is { } known && known >= reading.ReceivedAt ? known : reading.ReceivedAt;
        }

        return _events.TryGetValue(id, out var heard) && (last is not { } until || heard > until) ? heard : last;
    }

    private TimeSpan? Shortest(List<Reading> latest) =>
        latest.Min(reading => fields.Current.Find(reading.Series.Measurement, reading.Series.Field)?.ExpectedInterval);

    private static string? TagOf(List<Reading> latest, string tag) =>
        latest.Select(reading => reading.Series.Tag(tag)).FirstOrDefault(value => value is not null);

    private IEnumerable<Reading> Latest(string device) =>
        _series.TryGetValue(device, out var series) ? series.Select(one => one.Latest).OfType<Reading>() : [];

    /// <summary>Takes over the series and events that came since the last look.</summary>
    private void Follow()
    {
        for (; _seriesSeen < state.Count; _seriesSeen++)
        {
            var series = state[_seriesSeen];
            if (series.Key.Tag(StandardTags.Device) is { } device)
            {
                if (!_series.TryGetValue(device, out var own))
                {
                    _series[device] = own = [];
                }

                own.Add(series);
            }
        }

        if (state.Events.Version == _eventsSeen)
        {
            return;
        }

        // Cameras and other devices that send only events: the live state knows the newest of every pack, also after a restart.
        _eventsSeen = state.Events.Version;
        foreach (var one in state.Events.Select(null, null, int.MaxValue))
        {
            if (one.Device is { } device && (!_events.TryGetValue(device, out var known) || one.Time > known))
            {
                _events[device] = one.Time;
            }
        }
    }
}
