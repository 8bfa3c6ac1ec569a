using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Watchdog;

/// <summary>The engine's board; while the engine itself stands still, with the alarm that says so, so that walls and console do not go on showing an old board as the truth. Thread-safe.</summary>
internal sealed class WatchedBoard(AlarmEngine engine) : IAlarmBoard
{
    private volatile Stage? _stalled;
    private volatile Shown? _shown;

    public AlarmBoard Current
    {
        get
        {
            var (board, stage) = (engine.Current, _stalled);
            if (stage is null)
            {
                return board;
            }

            // The same object while nothing changes: screens compare boards by it.
            var shown = _shown;
            if (shown?.From != board || shown.Stage != stage)
            {
                _shown = shown = new Shown(board, stage, board with { Alarms = [WatchAlarm.View(stage, board.Sequence), .. board.Alarms.Where(alarm => alarm.RuleId != WatchAlarm.Rule)] });
            }

            return shown.Board;
        }
    }

    public int RaisedInLast10Minutes => engine.RaisedInLast10Minutes;

    public IReadOnlyList<AlarmLimit> LimitsOf(SeriesKey series) => engine.LimitsOf(series);

    /// <param name="stage">Null where the engine can speak for itself.</param>
    public void Tell(Stage? stage) => _stalled = stage;

    private sealed record Shown(AlarmBoard From, Stage Stage, AlarmBoard Board);
}
