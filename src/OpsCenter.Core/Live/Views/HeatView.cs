using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>Windows of time as columns, sites (or another tag's values, or days) as rows.</summary>
internal sealed class HeatView(TileConfig tile, SeriesSelector selector, LiveSources sources, TimeSpan utcOffset) : TileView(tile.Id)
{
    private const int DefaultRows = 40;

    /// <summary>Bounds memory where a tag has endless values; further ones get no row.</summary>
    private const int MaxLines = 500;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private readonly SortedDictionary<string, HeatLine> _lines = new(StringComparer.Ordinal);
    private readonly FieldInfo? _field = sources.Fields.Find(tile.Query!.Measurement, tile.Query.Field);
    private readonly bool _days = tile.By == TileConfig.Day;
    private Pace _pace = new(Every);
    private HeatTileState _shown = new(tile.Id, 0, [], 0, false);

    public override bool Simulated => _shown.Sim;

    public override bool PastChanged => _lines.Values.Any(line => line.Line.PastChanged);

    public override TimeSpan? Window => tile.Step;

    public override TileState Whole => _shown;

    public override void Consider(LiveSeries series)
    {
        if (selector.Matches(series.Key))
        {
            LineOf(series.Key)?.Follow(series);
        }
    }

    public override void Detach()
    {
        foreach (var line in _lines.Values)
        {
            line.Detach();
        }
    }

    public override Task SeedAsync(ITelemetryStore store, Instant now, CancellationToken cancellation) =>
        LineHistory.ReadAsync(store, selector, NewLine(), utcOffset, now, series => LineOf(series)?.Line, cancellation);

    public override TileState? Step(in TickContext tick)
    {
        if (!_pace.Due(tick, out _))
        {
            return null;
        }

        var now = tick.Now;
        var from = From(now);
        var rows = _lines.SelectMany(pair => Rows(pair.Key, pair.Value, from, now)).ToList();
        var limit = tile.Limit ?? DefaultRows;
        var next = new HeatTileState(Id, from, [.. rows.Take(limit)], rows.Count, _lines.Values.Any(line => line.Simulated));
        var changed = Changed(next);
        if (changed.Count == 0 && (next.From, next.Total, next.Sim) == (_shown.From, _shown.Total, _shown.Sim))
        {
            return null;
        }

        _shown = next;
        return next with { Grid = changed };
    }

    private List<HeatRow> Changed(HeatTileState next)
    {
        var before = _shown.Grid.ToDictionary(row => row.Id);
        var changed = new List<HeatRow>();
        foreach (var row in next.Grid)
        {
            var known = before.TryGetValue(row.Id, out var old) ? old.Cells.ToHashSet() : null;
            var cells = known is null ? row.Cells : [.. row.Cells.Where(cell => !known.Contains(cell))];
            if (known is null || cells.Count > 0)
            {
                changed.Add(row with { Cells = cells });
            }
        }

        return changed;
    }

    private IEnumerable<HeatRow> Rows(string id, HeatLine line, long from, Instant now)
    {
        var cells = line.Cells(now).Where(cell => cell.T >= from);
        return _days
            ? cells.GroupBy(cell => DayOf(cell.T)).OrderBy(day => day.Key).Select(day => new HeatRow(DayId(day.Key), DayName(day.Key), day.Key, [.. day]))
            : [new HeatRow(id, line.Name, null, [.. cells])];
    }

    /// <summary>Of the first column; of the first day where rows are days.</summary>
    private long From(Instant now) => _days
        ? DayOf(now.UnixMilliseconds) - (long)(tile.Range!.Value - TimeSpan.FromDays(1)).TotalMilliseconds
        : NewLine().From(now + tile.Step!.Value).UnixMilliseconds;

    private HeatLine? LineOf(SeriesKey series)
    {
        var id = _days ? TileConfig.Day : series.Tag(tile.By);
        if (id is null || _lines.TryGetValue(id, out var line))
        {
            return id is null ? null : _lines[id];
        }

        if (_lines.Count >= MaxLines)
        {
            return null;
        }

        var decimals = Math.Clamp(tile.Decimals ?? _field?.Decimals ?? 2, 0, 6);
        line = new HeatLine(RowName.Of(tile.Query!.Measurement, tile.By, id, sources), NewLine(), new LimitLines(sources, tile.Query!.Across), decimals);
        return _lines[id] = line;
    }

    private TrendLine NewLine() =>
        new(tile.Range!.Value, _field?.ExpectedInterval ?? SeriesGroup.DefaultInterval, tile.Query!, utcOffset, fixedStep: tile.Step);

    private long DayOf(long milliseconds)
    {
        var offset = (long)utcOffset.TotalMilliseconds;
        var day = (long)TimeSpan.FromDays(1).TotalMilliseconds;
        return (long)Math.Floor((double)(milliseconds + offset) / day) * day - offset;
    }

    private DateTime Local(long milliseconds) => DateTime.UnixEpoch.AddMilliseconds(milliseconds) + utcOffset;

    private string DayId(long milliseconds) => Local(milliseconds).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private LocalizedText DayName(long milliseconds)
    {
        var local = Local(milliseconds);
        var date = local.ToString("dd/MM", System.Globalization.CultureInfo.InvariantCulture);
        var week = local.DayOfWeek == DayOfWeek.Sunday ? "CN" : $"T{(int)local.DayOfWeek + 1}";
        return new LocalizedText($"{week} {date}", $"{local.DayOfWeek.ToString()[..3]} {date}");
    }
}
