using OpsCenter.Core.Configuration;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>One row of a ranking: the series of one site, or of whatever tag makes the rows.</summary>
internal sealed class RankedGroup(string id, LocalizedText name, SeriesSelector selector, Aggregate across, LiveSources sources)
{
    private readonly SeriesGroup _group = new(sources, selector, across);
    private readonly LimitLines _limits = new(sources, across);

    public SeriesGroup Group => _group;

    /// <summary>Null before the first reading.</summary>
    public RankItem? Item { get; private set; }

    public bool Fresh => _group.Value.Reporting > 0;

    /// <summary>True where the row may show something else.</summary>
    public bool Refresh(in TickContext tick)
    {
        if (!(_group.Refresh(tick) | _limits.Refresh(_group.Series, tick.Now)))
        {
            return false;
        }

        Item = _group.Value.Point is { } point ? Row(point) : null;
        return true;
    }

    private RankItem Row(LivePoint point)
    {
        var crossed = point.V is { } value
            ? _limits.Current.Where(limit => limit.IsCrossedBy(value)).MinBy(limit => limit.S)
            : null;
        var severity = point.S == 0 || (crossed is not null && crossed.S < point.S) ? crossed?.S ?? 0 : point.S;
        return new RankItem(id, name, point, severity, crossed?.Name);
    }
}
