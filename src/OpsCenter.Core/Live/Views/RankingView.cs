using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>The sites of a query in order of their values.</summary>
internal sealed class RankingView(TileConfig tile, SeriesSelector selector, LiveSources sources) : TileView(tile.Id)
{
    private const int DefaultRows = 10;

    /// <summary>Bounds memory where a tag has endless values; further ones are not ranked.</summary>
    private const int MaxGroups = 2_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly SortedDictionary<string, RankedGroup> _groups = new(StringComparer.Ordinal);
    private Pace _pace = new(Every);
    private RankingTileState _shown = new(tile.Id, [], 0, 0);

    public override bool Simulated => _shown.Ranks.Any(row => ((ReadingFlags)row.Point.F).HasFlag(ReadingFlags.Simulated));

    public override TileState Whole => _shown;

    public override void Consider(LiveSeries series)
    {
        if (!selector.Matches(series.Key) || series.Key.Tag(tile.By) is not { } id)
        {
            return;
        }

        if (!_groups.TryGetValue(id, out var group))
        {
            if (_groups.Count >= MaxGroups)
            {
                return;
            }

            var one = selector with { Tags = new Dictionary<string, string>(selector.Tags) { [tile.By] = id } };
            _groups[id] = group = new RankedGroup(id, RowName.Of(tile.Query!.Measurement, tile.By, id, sources), one, tile.Query!.Across, sources);
        }

        group.Group.Consider(series);
    }

    public override TileDetail? Explain(Instant now)
    {
        List<LiveSeries> all = [.. _groups.Values.SelectMany(group => group.Group.Series)];
        var interval = sources.Fields.Find(tile.Query!.Measurement, tile.Query.Field)?.ExpectedInterval ?? SeriesGroup.DefaultInterval;
        return Explanation.Of(Id, all, tile.Ascending ? Aggregate.Min : Aggregate.Max, interval, sources, now);
    }

    public override void Detach()
    {
        foreach (var group in _groups.Values)
        {
            group.Group.Detach();
        }
    }

    public override TileState? Step(in TickContext tick)
    {
        if (!_pace.Due(tick, out var whole))
        {
            return null;
        }

        var moved = false;
        foreach (var group in _groups.Values)
        {
            moved |= group.Refresh(whole);
        }

        if (!moved)
        {
            return null;
        }

        var rows = Ordered();
        var now = new RankingTileState(Id, rows, _groups.Count, _groups.Values.Count(group => group.Fresh));
        if (now.Total == _shown.Total && now.Reporting == _shown.Reporting && rows.SequenceEqual(_shown.Ranks))
        {
            return null;
        }

        _shown = now;
        return now;
    }

    /// <summary>Late rows after the others, whatever their last value; ties by id, so that rows do not dance.</summary>
    private List<RankItem> Ordered()
    {
        var rows = _groups.Values.Where(group => group.Item is not null).OrderByDescending(group => group.Fresh);
        var ordered = tile.Ascending
            ? rows.ThenBy(group => group.Item!.Point.V ?? double.PositiveInfinity)
            : rows.ThenByDescending(group => group.Item!.Point.V ?? double.NegativeInfinity);
        return [.. ordered.Take(tile.Limit ?? DefaultRows).Select(group => group.Item!)];
    }
}
