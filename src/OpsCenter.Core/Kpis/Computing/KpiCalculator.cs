using System.Runtime.CompilerServices;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.History;
using OpsCenter.Core.Kpis.Formulas;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Computing;

/// <summary>Computes KPIs from what is stored. Knows nothing of what was computed before, so the same readings always give the same figures. Thread-safe.</summary>
public sealed class KpiCalculator(ITelemetryStore store, ILiveConfig<Places> places, ILiveConfig<LimitBook> limits)
{
    /// <summary>So many cells of each series are in memory at a time.</summary>
    private const int CellsAtATime = 256;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly KpiInputReader _reader = new(store, new HistoryReader(store));

    /// <summary>The figures of all scopes for the windows that begin in [first, end), oldest window first; those without a value included.</summary>
    /// <param name="kpi">Which.</param>
    /// <param name="first">Start of a window.</param>
    /// <param name="end">Windows that begin before it.</param>
    /// <param name="cancellation">Stops between reads.</param>
    /// <exception cref="StoreUnavailableException">History does not answer.</exception>
    public async IAsyncEnumerable<KpiChunk> ComputeAsync(KpiDefinition kpi, Instant first, Instant end, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var cell = CellOf(kpi);
        var atATime = Math.Max(1, (int)(CellsAtATime * cell.Ticks / kpi.Every.Shortest.Ticks));
        foreach (var starts in kpi.Every.Starts(first, end).Chunk(atATime))
        {
            FormulaWindow[] windows = [.. starts.Select(start => new FormulaWindow(kpi.ReachOf(start), kpi.Every.EndOf(start)))];
            yield return new KpiChunk(starts, await ComputeAsync(kpi, starts, windows, cell, cancellation));
        }
    }

    /// <summary>The formula over a span of its own, e.g. the month of a briefing, for each scope as of its beginning.</summary>
    /// <exception cref="StoreUnavailableException">History does not answer.</exception>
    public async Task<IReadOnlyList<KpiFigure>> EvaluateAsync(KpiDefinition kpi, Instant from, Instant to, CancellationToken cancellation) =>
        await ComputeAsync(kpi, [from], [new FormulaWindow(from, to)], CellOf(kpi), cancellation);

    private async Task<IReadOnlyList<KpiFigure>> ComputeAsync(
        KpiDefinition kpi, Instant[] starts, FormulaWindow[] windows, TimeSpan cell, CancellationToken cancellation)
    {
        // A counter's growth begins at the reading before.
        var from = kpi.Formula.Needs.ReadingBefore ? windows[0].From - cell : windows[0].From;
        var inputs = await _reader.ReadAsync(kpi, from, windows[^1].To, cell, cancellation);
        var trace = new FormulaTrace();
        var known = limits.Current.For(kpi.Pack);
        var scopes = new KpiScopes(kpi, inputs, places.Current, (sites, area) => new KpiPlace(sites, area, known), trace);
        var figures = new List<KpiFigure>();
        for (var at = 0; at < windows.Length; at++)
        {
            foreach (var (series, scope) in scopes.At(starts[at]))
            {
                trace.Clear();
                var value = kpi.Formula.Root.Evaluate(scope, windows[at]);
                var (quality, flags, readings) = (trace.Quality, trace.Flags, trace.Readings);
                figures.Add(double.IsFinite(value)
                    ? new KpiFigure(series, starts[at], value, quality == Quality.Good ? Quality.Good : Quality.Suspect, flags, readings, null)
                    : new KpiFigure(series, starts[at], null, quality, flags, readings, trace.Reason ?? new KpiReason(KpiReasonKind.NotFinite)));
            }
        }

        return figures;
    }

    /// <summary>The longest length whose multiples are the window, what it looks back over, and its parts.</summary>
    private static TimeSpan CellOf(KpiDefinition kpi)
    {
        var cell = kpi.Every.Unit == KpiStepUnit.Part ? kpi.Every.Part : Day;
        foreach (var part in kpi.Formula.Needs.Parts.Concat(kpi.Over is { } over ? [over] : Array.Empty<TimeSpan>()))
        {
            cell = Common(cell, part);
        }

        return cell;
    }

    private static TimeSpan Common(TimeSpan one, TimeSpan other)
    {
        var (a, b) = (one.Ticks, other.Ticks);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return TimeSpan.FromTicks(a);
    }
}
