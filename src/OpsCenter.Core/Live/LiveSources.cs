using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live;

/// <summary>All that views read from, and the alarm index they share. Thread-safe.</summary>
public sealed class LiveSources(
    LiveState state, IAlarmBoard alarms, ILiveConfig<FieldCatalogue> fields, ILiveConfig<Places> places, ITelemetryStore store,
    ILiveConfig<CameraSet>? cameras = null, ILiveConfig<SheetCatalogue>? sheets = null)
{
    private Cached? _index;

    public LiveState State => state;

    public ITelemetryStore Store => store;

    public FieldCatalogue Fields => fields.Current;

    public Places Places => places.Current;

    public CameraSet Cameras => cameras?.Current ?? CameraSet.Empty;

    public SheetCatalogue Sheets => sheets?.Current ?? SheetCatalogue.Empty;

    public int RaisedInLast10Minutes => alarms.RaisedInLast10Minutes;

    public IReadOnlyList<AlarmLimit> LimitsOf(SeriesKey series) => alarms.LimitsOf(series);

    /// <summary>Of the board now; the same object until board, places or fields change.</summary>
    public AlarmIndex Alarms
    {
        get
        {
            var (board, where, what) = (alarms.Current, places.Current, fields.Current);
            var cached = Volatile.Read(ref _index);
            if (cached is null || !ReferenceEquals(cached.Index.Board, board)
                || !ReferenceEquals(cached.Places, where) || !ReferenceEquals(cached.Fields, what))
            {
                cached = new Cached(new AlarmIndex(board, where, what), where, what);
                Volatile.Write(ref _index, cached);
            }

            return cached.Index;
        }
    }

    private sealed record Cached(AlarmIndex Index, Places Places, FieldCatalogue Fields);
}
