using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live;

/// <summary>One board, looked up by series and site and turned into what screens show. Immutable; made once per board for all views.</summary>
public sealed class AlarmIndex
{
    private const int TopRows = 5;
    private readonly Dictionary<SeriesKey, AlarmView> _worstOfSeries = [];
    private readonly Dictionary<string, AlarmView> _worstOfSite = [];
    private readonly List<(AlarmView View, AlarmItem Item)> _items = [];
    private readonly int[] _counts = new int[4];
    private readonly int _unacknowledged;
    private readonly AlarmItem[] _top;

    public AlarmIndex(AlarmBoard board, Places places, FieldCatalogue fields)
    {
        Board = board;
        foreach (var alarm in board.Alarms.OrderBy(alarm => alarm.Hold is not null))
        {
            _items.Add((alarm, Item(alarm, places, fields)));
            _unacknowledged += alarm.Acknowledged || alarm.Hold is not null ? 0 : 1;
            if (!alarm.Active || alarm.Severity == Severity.None || alarm.Hold is not null)
            {
                continue;
            }

            _counts[(int)alarm.Severity - 1]++;
            if (!_worstOfSeries.TryGetValue(alarm.Series, out var worst) || alarm.Severity < worst.Severity)
            {
                _worstOfSeries[alarm.Series] = alarm;
            }

            if (alarm.Site is { } site && (!_worstOfSite.TryGetValue(site, out var other) || alarm.Severity < other.Severity))
            {
                _worstOfSite[site] = alarm;
            }
        }

        _top = [.. _items.Where(alarm => alarm.View.Hold is null).Take(TopRows).Select(alarm => alarm.Item)];
    }

    public AlarmBoard Board { get; }

    /// <summary>Of the active alarms on the series that nothing holds back.</summary>
    public Severity Worst(SeriesKey series) => WorstOf(series)?.Severity ?? Severity.None;

    /// <summary>The worst active alarm on the series that nothing holds back, or null.</summary>
    public AlarmView? WorstOf(SeriesKey series) => _worstOfSeries.GetValueOrDefault(series);

    /// <summary>The worst active alarm at the site that nothing holds back, or null.</summary>
    public AlarmView? WorstAt(string site) => _worstOfSite.GetValueOrDefault(site);

    /// <summary>In the board's order, what is held last, of one pack and one site or of all.</summary>
    public (IReadOnlyList<AlarmItem> Rows, int Total) List(string? pack, string? site, int limit)
    {
        var wanted = _items.Where(alarm => (pack is null || alarm.View.Pack == pack) && (site is null || alarm.View.Site == site)).ToList();
        return ([.. wanted.Take(limit).Select(alarm => alarm.Item)], wanted.Count);
    }

    /// <param name="raisedLately">Of the last ten minutes, as the engine counts them: also those that are gone from the board.</param>
    public AlarmStrip Strip(int raisedLately) => new(Board.Sequence, _counts, _unacknowledged, raisedLately, _top);

    private static AlarmItem Item(AlarmView alarm, Places places, FieldCatalogue fields) => new()
    {
        Id = alarm.Id,
        Title = alarm.Title,
        Level = alarm.LevelName,
        S = (int)alarm.Severity,
        Active = alarm.Active,
        Acked = alarm.Acknowledged,
        Since = alarm.Since.UnixMilliseconds,
        Changed = alarm.ChangedAt.UnixMilliseconds,
        V = alarm.Value,
        Unit = alarm.Unit,
        Decimals = fields.Find(alarm.Series.Measurement, alarm.Series.Field)?.Decimals ?? 2,
        Limit = alarm.Limit,
        Dir = Direction(alarm.Direction),
        Pack = alarm.Pack,
        Site = alarm.Site is { } site && places.Sites.TryGetValue(site, out var place) ? new AlarmPlace(site, place.Name) : null,
        Area = alarm.Area is { } area && places.Areas.TryGetValue(area, out var named) ? named.Name : null,
        Owner = alarm.Owner,
        Comment = alarm.Comment,
        Held = HeldBy(alarm.Hold?.Kind),
        Seq = alarm.Sequence,
        Sim = alarm.Flags.HasFlag(ReadingFlags.Simulated),
    };

    private static string? HeldBy(AlarmHoldKind? kind) => kind switch
    {
        AlarmHoldKind.Shelved => "shelved",
        AlarmHoldKind.Maintenance => "maintenance",
        AlarmHoldKind.Suppressed => "suppressed",
        _ => null,
    };

    internal static string Direction(AlarmDirection direction) => direction == AlarmDirection.Above ? "above" : "below";
}
