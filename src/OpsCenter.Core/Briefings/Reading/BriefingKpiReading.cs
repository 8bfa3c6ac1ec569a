using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.History;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings.Reading;

/// <summary>Reads the figures of all KPIs: one question per period, and one per KPI whose own windows are longer than the period. Thread-safe.</summary>
public sealed class BriefingKpiReading(ITelemetryStore store, ILiveConfig<KpiSet> kpis, KpiEngine engine)
{
    private const int MostWindows = 2_000_000;

    /// <summary>Own windows of a KPI that is asked beyond the period.</summary>
    private const int LongTrend = 12;

    /// <summary>An older window says nothing of the period any more.</summary>
    private const int OldestWindow = 3;

    private readonly IWindowedTelemetryStore _windows = store as IWindowedTelemetryStore ?? new AskedWindows(store);

    public async Task<BriefingFacts> ReadAsync(BriefingPeriod period, BriefingFacts facts, CancellationToken cancellation)
    {
        var definitions = kpis.Current.All;
        var asOf = facts.Now < period.End ? facts.Now : period.End;
        var length = period.End - period.Start;
        var longer = definitions.Where(kpi => kpi.Every.Longest > length || (facts.Now < period.End && kpi.Every.Longest == length)).ToList();
        var shorter = definitions.Except(longer).ToDictionary(kpi => kpi.Id);
        var oldest = await store.OldestAsync(AllOf(null), cancellation);
        var figures = await ShorterAsync(shorter, period, asOf, oldest, cancellation);
        foreach (var kpi in longer)
        {
            figures.AddRange(await LongerAsync(kpi, period, asOf, oldest, cancellation));
        }

        return facts with
        {
            Kpis = definitions,
            Figures = figures.ToLookup(figure => figure.Series.Field),
            Reasons = facts.Now < period.End ? Reasons(definitions) : facts.Reasons,
        };
    }

    /// <summary>Only of now: why there was none earlier nobody wrote down.</summary>
    private Dictionary<string, KpiReason> Reasons(IReadOnlyList<KpiDefinition> definitions)
    {
        var reasons = new Dictionary<string, KpiReason>(StringComparer.Ordinal);
        foreach (var kpi in definitions)
        {
            if (engine.ProgressOf(kpi.Id) is { } progress && (progress.Error is not null || progress.LastReason is not null))
            {
                reasons[kpi.Id] = progress.Error is { } error ? new KpiReason(KpiReasonKind.Other, error) : KpiReason.Parse(progress.LastReason!);
            }
        }

        return reasons;
    }

    private async Task<List<BriefingKpiFigure>> ShorterAsync(Dictionary<string, KpiDefinition> wanted, BriefingPeriod period, Instant asOf, Instant? oldest, CancellationToken cancellation)
    {
        var gone = asOf - period.Start;
        var now = await WindowsAsync(period, gone, wanted, cancellation);
        var before = await WindowsAsync(period.Previous, gone, wanted, cancellation);
        var lastYear = period.LastYear.End <= oldest ? [] : await WindowsAsync(period.LastYear, gone, wanted, cancellation);
        return
        [
            .. now.Keys.Union(before.Keys).Select(series =>
            {
                var kpi = wanted[series.Field];
                BriefingValue? Of(Dictionary<SeriesKey, SeriesWindows> answers) => answers.TryGetValue(series, out var answer) ? BriefingValue.Of(kpi, Sum(answer.Windows)) : null;
                var trend = now.TryGetValue(series, out var line) ? line.Windows.Select(window => Mark(kpi, window.Summary)).ToArray() : [];
                return new BriefingKpiFigure(series, Of(now), Of(before), Of(lastYear), trend);
            }),
        ];
    }

    private async Task<Dictionary<SeriesKey, SeriesWindows>> WindowsAsync(BriefingPeriod period, TimeSpan gone, Dictionary<string, KpiDefinition> wanted, CancellationToken cancellation)
    {
        var query = new RangeQuery(AllOf(null), period.Start, period.EndAfter(gone), period.Step, Aggregate.Last, LocalClock.Offset, MostWindows);
        var found = new Dictionary<SeriesKey, SeriesWindows>();
        await foreach (var answer in _windows.WindowsAsync(query, cancellation))
        {
            if (wanted.ContainsKey(answer.Series.Field) && answer.Windows.Count > 0)
            {
                found[answer.Series] = answer;
            }
        }

        return found;
    }

    /// <summary>The newest windows that were over at the moment told.</summary>
    private async Task<IEnumerable<BriefingKpiFigure>> LongerAsync(KpiDefinition kpi, BriefingPeriod period, Instant asOf, Instant? oldest, CancellationToken cancellation)
    {
        var step = kpi.Every.Longest;
        var now = await PointsAsync(kpi, asOf - (step * (LongTrend + OldestWindow)), asOf, cancellation);
        var yearAgo = now.ToDictionary(pair => pair.Key, pair => YearBefore(kpi.Every, pair.Value[^1].Time));
        var lastYear = yearAgo.Count == 0 || kpi.Every.EndOf(yearAgo.Values.Max()) <= oldest
            ? [] : await PointsAsync(kpi, yearAgo.Values.Min(), kpi.Every.EndOf(yearAgo.Values.Max()), cancellation);
        return now.Select(pair =>
        {
            var (series, points) = pair;
            var fresh = asOf - points[^1].Time <= step * OldestWindow;
            return new BriefingKpiFigure(
                series,
                fresh ? Of(points[^1]) : null,
                fresh && points.Count > 1 ? Of(points[^2]) : null,
                lastYear.TryGetValue(series, out var then) ? then.Where(point => point.Time == yearAgo[series]).Select(point => (BriefingValue?)Of(point)).FirstOrDefault() : null,
                [.. points.TakeLast(LongTrend).Select(point => point.Value)]);
        });
    }

    /// <summary>The window of the same name a year before, by the calendar; of weeks the one 52 weeks earlier.</summary>
    internal static Instant YearBefore(KpiStep every, Instant start)
    {
        var local = LocalClock.Local(start);
        return every.StartOf(LocalClock.At(every.Unit == KpiStepUnit.Week ? local.AddDays(-52 * 7) : local.AddYears(-1)));
    }

    private async Task<Dictionary<SeriesKey, IReadOnlyList<Point>>> PointsAsync(KpiDefinition kpi, Instant from, Instant asOf, CancellationToken cancellation)
    {
        var found = new Dictionary<SeriesKey, IReadOnlyList<Point>>();
        await foreach (var answer in store.QueryAsync(new RangeQuery(AllOf(kpi.Id), from, asOf, null, Aggregate.Last, LocalClock.Offset), cancellation))
        {
            Point[] over = [.. answer.Points.Where(point => kpi.Every.EndOf(point.Time) <= asOf)];
            if (over.Length > 0)
            {
                found[answer.Series] = over;
            }
        }

        return found;
    }

    private static BriefingValue Of(Point point) => new(point.Value, 1, KpiPeriodRule.Last, point.Time, point.Quality, point.Flags);

    private static double Mark(KpiDefinition kpi, in WindowSummary summary) => BriefingValue.Of(kpi, summary)!.Value.Value;

    private static WindowSummary Sum(IReadOnlyList<Window> windows)
    {
        var sum = new WindowSummary();
        foreach (var window in windows)
        {
            sum.Append(window.Summary);
        }

        return sum;
    }

    private static SeriesSelector AllOf(string? kpi) => new(PseudoSeries.Kpis, kpi, new Dictionary<string, string>());
}
