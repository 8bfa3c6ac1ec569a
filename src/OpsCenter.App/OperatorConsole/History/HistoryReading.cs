using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.History;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>Stored readings for people: named, summed up, and beside those of an earlier time.</summary>
public sealed class HistoryReading(ITelemetryStore store, ILiveConfig<FieldCatalogue> fields, ILiveConfig<Places> places)
{
    /// <summary>More lines in one chart are not told apart.</summary>
    public const int MostSeries = 6;

    private const int MostPoints = 20_000;
    private const int UnknownDecimals = 2;

    private readonly HistoryReader _history = new(store);

    /// <summary>Every series there is, in order of name and place; null without <see cref="Permission.Read"/>.</summary>
    public async Task<IReadOnlyList<NamedSeries>?> ListAsync(Caller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read))
        {
            return null;
        }

        var (known, where) = (fields.Current, places.Current);
        return [.. (await store.SeriesAsync(SeriesSelector.All, cancellation)).Select(key => Describe(key, known, where)).OrderBy(series => series.Title, StringComparer.CurrentCulture)];
    }

    /// <summary>A line for each series that exists; null without <see cref="Permission.Read"/>.</summary>
    public async Task<IReadOnlyList<HistoryLine>?> ReadAsync(Caller caller, HistoryRequest request, CancellationToken cancellation)
    {
        if (await ListAsync(caller, cancellation) is not { } all)
        {
            return null;
        }

        var lines = new List<HistoryLine>();
        foreach (var canonical in request.Series.Distinct(StringComparer.Ordinal).Take(MostSeries))
        {
            if (all.FirstOrDefault(one => one.Key.Canonical == canonical) is { } series)
            {
                lines.Add(await LineAsync(series, request, cancellation));
            }
        }

        return lines;
    }

    private async Task<HistoryLine> LineAsync(NamedSeries series, HistoryRequest request, CancellationToken cancellation)
    {
        var (points, summary, truncated) = await SpanAsync(series.Key, request, TimeSpan.Zero, cancellation);
        if (request.Back is not { } back)
        {
            return new HistoryLine(series, points, [], summary, null, truncated);
        }

        var (earlier, before, cut) = await SpanAsync(series.Key, request, back, cancellation);
        return new HistoryLine(series, points, [.. earlier.Select(point => point with { Time = point.Time + back })], summary, before, truncated || cut);
    }

    private async Task<(IReadOnlyList<Point> Points, HistorySummary? Summary, bool Truncated)> SpanAsync(
        SeriesKey key, HistoryRequest request, TimeSpan back, CancellationToken cancellation)
    {
        var query = new RangeQuery(Selector(key), request.From - back, request.To - back, request.Step, request.Aggregate, LocalTime.Offset, MostPoints);

        // The selector also finds series that have more tags: only the very one counts.
        if (request.Step is null)
        {
            var readings = await store.QueryAsync(query, cancellation).FirstOrDefaultAsync(found => found.Series.Equals(key), cancellation);
            return readings is null ? ([], null, false) : (readings.Points, HistorySummary.Of(readings.Points), readings.Truncated);
        }

        var read = await _history.SummariesAsync(query, cancellation).FirstOrDefaultAsync(found => found.Series.Equals(key), cancellation);
        return read is null
            ? ([], null, false)
            : (WindowValues.Of(read.Windows, (HistoryAggregate)request.Aggregate), HistorySummary.Of(read.Windows), read.Truncated);
    }

    private static SeriesSelector Selector(SeriesKey key) => new(key.Measurement, key.Field, key.Tags.ToDictionary());

    private static NamedSeries Describe(SeriesKey key, FieldCatalogue known, Places where)
    {
        var info = known.Find(key.Measurement, key.Field);
        var site = key.Tag(StandardTags.Site);
        var place = site is not null && where.Sites.TryGetValue(site, out var found) ? found.Name.ToString() : site ?? key.Tag(StandardTags.Device) ?? "";
        var name = info?.Name.ToString() ?? $"{key.Measurement} {key.Field}";
        return new NamedSeries(key, name, place, info?.Unit ?? "", info?.Decimals ?? UnknownDecimals, ToneFree.Fold($"{name} {place} {key.Canonical}"));
    }
}
