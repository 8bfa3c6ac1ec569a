using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>Counters per source, and per device through <see cref="DeviceTraffic"/>. Written where messages are stored, read by anyone.</summary>
public sealed class IngestStatistics(DeviceTraffic devices)
{
    private readonly ConcurrentDictionary<string, SourceCounters> _sources = new(StringComparer.Ordinal);

    /// <summary>In order of source id.</summary>
    public IReadOnlyList<IngestSourceStatus> Snapshot() =>
        [.. _sources.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Snapshot(pair.Key))];

    /// <param name="work">Decoded; its outcome is not sent yet.</param>
    /// <param name="outcome">What will be sent.</param>
    /// <param name="storedAt">When the store had answered.</param>
    internal void Count(IngestWork work, in IngestOutcome outcome, Instant storedAt)
    {
        var message = work.Message;
        Instant? newest = outcome.Result == IngestResult.StoreFailed ? null : CountDevices(work);
        Of(work.Decoded.Source).Count(outcome, message.Payload.Length, message.ReceivedAt, newest is { } measured ? storedAt - measured : null);
        if (outcome.Result == IngestResult.Quarantined)
        {
            devices.Refused(message.Topic, message.Device, message.ReceivedAt);
        }
    }

    /// <summary>A message was not taken in.</summary>
    internal void Shed(string source) => Of(source).Shed();

    private SourceCounters Of(string source) => _sources.GetOrAdd(source, static _ => new SourceCounters());

    /// <summary>Answers the newest time of measuring; null where there is none.</summary>
    private Instant? CountDevices(IngestWork work)
    {
        Instant? newest = null;
        string? device = null;
        var readings = 0;
        foreach (ref readonly var reading in CollectionsMarshal.AsSpan(work.Decoded.Readings))
        {
            newest = newest is { } known && known > reading.Time ? known : reading.Time;
            var of = reading.Series.Device;
            if (!string.Equals(of, device, StringComparison.Ordinal))
            {
                Came(work, device, readings);
                (device, readings) = (of, 0);
            }

            readings++;
        }

        Came(work, device, readings);
        foreach (var one in work.Decoded.Events)
        {
            newest = newest is { } known && known > one.Time ? known : one.Time;
            Came(work, one.Device, 0);
        }

        return newest;
    }

    private void Came(IngestWork work, string? device, int readings)
    {
        if (device is not null)
        {
            devices.Came(device, work.Decoded.Source, work.Message.Device, work.Message.ReceivedAt, readings);
        }
    }
}
