using OpsCenter.App.OperatorConsole.Quarantine;
using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.Wall.Arrival;

/// <summary>For the diagnostics of a site: from which topics its series come, and what of its devices was refused lately.</summary>
internal sealed class SiteArrival(ITelemetryStore store, ILiveConfig<IngestConfiguration> configuration, QuarantineReading quarantine)
{
    /// <summary>More than a wall shows.</summary>
    private const int MaxSeries = 200;
    private const int MaxDevices = 10;
    private const int MaxRefused = 8;

    /// <summary>Entries looked through for a device: the search also finds names that only contain its own.</summary>
    private const int MaxLooked = 100;

    public async Task<SiteArrivalJson> ReadAsync(Caller caller, string site, CancellationToken cancellation)
    {
        var selector = new SeriesSelector(null, null, new Dictionary<string, string> { [StandardTags.Site] = site });
        var series = (await store.SeriesAsync(selector, cancellation)).Take(MaxSeries).ToList();
        var devices = series.Select(one => one.Tag(StandardTags.Device)).OfType<string>().Distinct().Take(MaxDevices).ToList();
        return new SiteArrivalJson(series.ToDictionary(one => one.Canonical, OriginsOf), await RefusedAsync(caller, devices, cancellation));
    }

    private IReadOnlyList<SeriesOrigin> OriginsOf(SeriesKey series) =>
    [
        .. configuration.Current.SourcesOf(series.Tag(StandardTags.Pack) ?? "", series.Measurement)
            .Select(source => new SeriesOrigin(source.Id, Filled(source.Topic, series.Tag(StandardTags.Device)))),
    ];

    /// <summary>Null without the permission to read the quarantine.</summary>
    private async Task<IReadOnlyList<RefusedMessage>?> RefusedAsync(Caller caller, List<string> devices, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ReadQuarantine))
        {
            return null;
        }

        var found = new List<RefusedMessage>();
        foreach (var device in devices)
        {
            var entries = await quarantine.ListAsync(caller, device, 0, MaxLooked, cancellation) ?? [];
            found.AddRange(entries.Where(entry => IsOf(entry, device)).Select(RefusedMessage.Of));
        }

        // One message may name two of the devices.
        return [.. found.Distinct().OrderByDescending(one => one.T).Take(MaxRefused)];
    }

    private static bool IsOf(QuarantineEntry entry, string device) => entry.Device == device || entry.Topic.Split('/').Contains(device);

    private static string Filled(string topic, string? device) =>
        device is null ? topic : topic.Replace("{device}", device, StringComparison.Ordinal);
}
