using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>Stored readings for people: named, summed up, and beside those of an earlier time.</summary>
public sealed class HistoryReading(ITelemetryStore store, ILiveConfig<FieldCatalogue> fields, ILiveConfig<Places> places)
{
    /// <summary>More lines in one chart are not told apart.</summary>
    public const int MostSeries = 6;

    private const int MostPoints = 20_000;
    private const int UnknownDecimals = 2;

    /// <summary>Vietnam keeps UTC+7 all year: days begin there.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>Every series there is, in order of name and place; null without <see cref="Permission.Read"/>.</summary>
    public async Task<IReadOnlyList<HistorySeries>?> ListAsync(Caller caller, CancellationToken cancellation)
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

    private async Task<HistoryLine> LineAsync(HistorySeries series, HistoryRequest request, CancellationToken cancellation)
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
        Task<SeriesPoints?> Of(Aggregate aggregate) => ReadAsync(
            key, new RangeQuery(Selector(key), request.From - back, request.To - back, request.Step, aggregate, Offset, MostPoints), cancellation);

        if (await Of(request.Aggregate) is not { } shown)
        {
            return ([], null, false);
        }

        if (request.Step is null)
        {
            return (shown.Points, HistorySummary.Of(shown.Points), shown.Truncated);
        }

        async Task<IReadOnlyList<Point>> Windows(Aggregate aggregate) =>
            aggregate == request.Aggregate ? shown.Points : (await Of(aggregate))?.Points ?? [];

        var summary = HistorySummary.Of(
            await Windows(Aggregate.Count), await Windows(Aggregate.Min), await Windows(Aggregate.Sum), await Windows(Aggregate.Max));
        return (shown.Points, summary, shown.Truncated);
    }

    /// <summary>The selector also finds series that have more tags: only the very one counts.</summary>
    private async Task<SeriesPoints?> ReadAsync(SeriesKey key, RangeQuery query, CancellationToken cancellation)
    {
        await foreach (var found in store.QueryAsync(query, cancellation))
        {
            if (found.Series.Equals(key))
            {
                return found;
            }
        }

        return null;
    }

    private static SeriesSelector Selector(SeriesKey key) => new(key.Measurement, key.Field, key.Tags.ToDictionary());

    private static HistorySeries Describe(SeriesKey key, FieldCatalogue known, Places where)
    {
        var info = known.Find(key.Measurement, key.Field);
        var site = key.Tag(StandardTags.Site);
        var place = site is not null && where.Sites.TryGetValue(site, out var found) ? found.Name.ToString() : site ?? key.Tag(StandardTags.Device) ?? "";
        var name = info?.Name.ToString() ?? $"{key.Measurement} {key.Field}";
        return new HistorySeries(key, name, place, info?.Unit ?? "", info?.Decimals ?? UnknownDecimals, ToneFree.Fold($"{name} {place} {key.Canonical}"));
    }
}
