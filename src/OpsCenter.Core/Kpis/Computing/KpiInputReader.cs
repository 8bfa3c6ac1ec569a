using System.Text.Json;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.History;
using OpsCenter.Core.Kpis.Formulas;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Computing;

/// <summary>Reads what goes into a KPI: known series with the cells of a span, those without readings included.</summary>
internal sealed class KpiInputReader(ITelemetryStore store, HistoryReader history)
{
    private const int EventsAtATime = 5_000;

    /// <param name="kpi">Whose inputs.</param>
    /// <param name="from">Inclusive; on the grid of cells.</param>
    /// <param name="to">Exclusive; on the grid.</param>
    /// <param name="cell">Length of a cell.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="StoreUnavailableException">History does not answer.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<SeriesCells>>> ReadAsync(KpiDefinition kpi, Instant from, Instant to, TimeSpan cell, CancellationToken cancellation)
    {
        var inputs = new List<IReadOnlyList<SeriesCells>>(kpi.Inputs.Count);
        for (var at = 0; at < kpi.Inputs.Count; at++)
        {
            var points = kpi.Formula.Needs.Readings.Contains(at);
            inputs.Add(kpi.Inputs[at] switch
            {
                _ when !kpi.Formula.Needs.Inputs.Contains(at) => [],
                KpiInput.Readings readings => await ReadAsync(readings.Selector, readings.AnyQuality, points, from, to, cell, cancellation),
                KpiInput.Figures figures => await ReadAsync(Selector(figures), anyQuality: true, points, from, to, cell, cancellation),
                KpiInput.Events events => await ReadEventsAsync(kpi, events, from, to, cell, cancellation),
                _ => throw new InvalidOperationException("unknown input"),
            });
        }

        return inputs;
    }

    private static SeriesSelector Selector(KpiInput.Figures figures) => new(PseudoSeries.Kpis, figures.Id, new Dictionary<string, string>());

    private async Task<IReadOnlyList<SeriesCells>> ReadAsync(
        SeriesSelector selector, bool anyQuality, bool points, Instant from, Instant to, TimeSpan cell, CancellationToken cancellation)
    {
        var query = new RangeQuery(selector, from, to, cell, Aggregate.Mean, LocalClock.Offset, int.MaxValue);
        var found = new Dictionary<SeriesKey, SeriesCells>();
        if (!points)
        {
            await foreach (var series in history.WindowsAsync(query, cancellation))
            {
                found[series.Series] = new SeriesCells(series.Series, series.Windows, []) { IsIncomplete = series.Incomplete };
            }
        }

        // Of the few cells with readings that may not be trusted, and where single readings are wanted, the readings themselves.
        var doubtful = points || anyQuality ? [] : found.Values.Where(series => series.Cells.Any(window => window.Summary.Worst != Quality.Good)).Select(series => series.Series).ToHashSet();
        if (points || doubtful.Count > 0)
        {
            await foreach (var series in store.QueryAsync(query with { Step = null }, cancellation))
            {
                if (points || doubtful.Contains(series.Series))
                {
                    found[series.Series] = Cells(series.Series, [.. series.Points.Where(point => anyQuality || point.Quality == Quality.Good)], query, points);
                }
            }
        }

        foreach (var known in await store.SeriesAsync(selector, cancellation))
        {
            found.TryAdd(known, new SeriesCells(known, [], []));
        }

        return [.. found.Values.OrderBy(series => series.Series.Canonical, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<SeriesCells>> ReadEventsAsync(KpiDefinition kpi, KpiInput.Events input, Instant from, Instant to, TimeSpan cell, CancellationToken cancellation)
    {
        string[] tags = [.. kpi.Formula.Needs.Tags, .. kpi.Scope.Tag is { } tag ? [tag] : Array.Empty<string>()];
        var points = new Dictionary<SeriesKey, List<Point>>();
        foreach (var happened in await EventsAsync(input, from, to, cancellation))
        {
            using var attributes = happened.AttributesJson is { } json ? JsonDocument.Parse(json) : null;
            if (EventFacts.ValueOf(happened, attributes, input) is not { } value)
            {
                continue;
            }

            var key = EventFacts.SeriesOf(happened, attributes, tags);
            if (!points.TryGetValue(key, out var list))
            {
                points[key] = list = [];
            }

            list.Add(new Point(happened.Time, value, Quality.Good, happened.Flags));
        }

        var query = new RangeQuery(SeriesSelector.All, from, to, cell, Aggregate.Mean, LocalClock.Offset, int.MaxValue);
        return [.. points.OrderBy(pair => pair.Key.Canonical, StringComparer.Ordinal).Select(pair => Cells(pair.Key, [.. pair.Value.OrderBy(point => point.Time)], query, keep: true))];
    }

    private async Task<List<OperationalEvent>> EventsAsync(KpiInput.Events input, Instant from, Instant to, CancellationToken cancellation)
    {
        var (all, seen, until, limit) = (new List<OperationalEvent>(), new HashSet<string>(StringComparer.Ordinal), to, EventsAtATime);
        while (true)
        {
            var page = await store.EventsAsync(new EventQuery(from, until, input.Kind, Limit: limit), cancellation);
            var added = 0;
            foreach (var happened in page.Where(happened => seen.Add(happened.Id)))
            {
                added++;
                if (input.Takes(happened.Kind))
                {
                    all.Add(happened);
                }
            }

            if (page.Count < limit)
            {
                return all;
            }

            // The next page begins with the moment this one ended in; where that moment fills a page, a longer one is asked for.
            (until, limit) = (new Instant(page[^1].Time.UnixNanoseconds + 1), added == 0 ? limit * 2 : limit);
        }
    }

    private static SeriesCells Cells(SeriesKey series, IReadOnlyList<Point> points, RangeQuery query, bool keep)
    {
        var cells = new WindowCollector(query, int.MaxValue);
        foreach (var point in points)
        {
            cells.Add(point);
        }

        return new SeriesCells(series, cells.Finish(), keep ? points : []);
    }
}
