using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;

namespace OpsCenter.Core.Live.Views;

/// <summary>An alarm list.</summary>
internal sealed class AlarmsView(TileConfig tile, string? site) : TileView(tile.Id)
{
    private const int DefaultRows = 12;
    private AlarmsTileState _shown = new(tile.Id, [], 0);

    public override bool Simulated => _shown.Alarms.Any(alarm => alarm.Sim);

    public override TileState Whole => _shown;

    public override TileState? Step(in TickContext tick)
    {
        if (!tick.AlarmsChanged)
        {
            return null;
        }

        var (rows, total) = tick.Alarms.List(tile.Pack, site, tile.Limit ?? DefaultRows);
        if (total == _shown.Total && rows.SequenceEqual(_shown.Alarms))
        {
            return null;
        }

        _shown = new AlarmsTileState(Id, rows, total);
        return _shown;
    }
}
