using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>
/// Windows of a store that gives one value per window: it is asked for count, sum, least and greatest, and for the query's aggregate where these do not give it.
/// Nothing else of a window is known. Its database does the work, and no reading comes here.
/// </summary>
internal sealed class AskedWindows(ITelemetryStore store) : IWindowedTelemetryStore
{
    private static readonly Aggregate[] Always = [Aggregate.Count, Aggregate.Sum, Aggregate.Min, Aggregate.Max];

    public async IAsyncEnumerable<SeriesWindows> WindowsAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var lines = new Dictionary<SeriesKey, Line>();
        foreach (var part in query.Aggregate is Aggregate.First or Aggregate.Last ? [.. Always, query.Aggregate] : Always)
        {
            await foreach (var answer in store.QueryAsync(query with { Aggregate = part, Percentile = null }, cancellation))
            {
                ref var line = ref CollectionsMarshal.GetValueRefOrAddDefault(lines, answer.Series, out _);
                (line ??= new Line()).Add(answer, part);
            }
        }

        foreach (var (series, line) in lines.OrderBy(pair => pair.Key.Canonical, StringComparer.Ordinal))
        {
            yield return line.Answer(series);
        }
    }

    private sealed class Line
    {
        private readonly Dictionary<Instant, WindowSummary> _windows = [];
        private bool _truncated;
        private bool _incomplete;

        public void Add(SeriesPoints answer, Aggregate part)
        {
            (_truncated, _incomplete) = (_truncated || answer.Truncated, _incomplete || answer.Incomplete);
            foreach (var point in answer.Points)
            {
                ref var window = ref CollectionsMarshal.GetValueRefOrAddDefault(_windows, point.Time, out _);
                Set(ref window, part, point.Value);
                window.Worst = point.Quality > window.Worst ? point.Quality : window.Worst;
                window.Flags |= point.Flags;
            }
        }

        /// <summary>A window whose first reading came after the count was asked for is left to the next time.</summary>
        public SeriesWindows Answer(SeriesKey series) => new(
            series, [.. _windows.Where(window => window.Value.Count > 0).OrderBy(window => window.Key).Select(window => new Window(window.Key, window.Value))], _truncated)
        {
            Incomplete = _incomplete,
        };

        private static void Set(ref WindowSummary window, Aggregate part, double value)
        {
            switch (part)
            {
                case Aggregate.Count:
                    window.Count = (long)value;
                    break;
                case Aggregate.Sum:
                    window.Sum = value;
                    break;
                case Aggregate.Min:
                    window.Min = value;
                    break;
                case Aggregate.Max:
                    window.Max = value;
                    break;
                case Aggregate.First:
                    window.First = value;
                    break;
                default:
                    window.Last = value;
                    break;
            }
        }
    }
}
