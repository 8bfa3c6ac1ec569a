using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Backtest;

/// <summary>Keeps the alarms of one series while its readings go by. One owner.</summary>
internal sealed class BacktestRecorder(AlarmRule rule) : ILevelListener
{
    private readonly List<Instant> _calls = [];
    private Instant _raisedAt;
    private int _worst;
    private double _limit;
    private double _peak;
    private Instant _peakAt;

    public List<BacktestAlarm> Alarms { get; } = [];

    /// <summary>After each reading that was judged.</summary>
    public void Seen(AlarmState state)
    {
        if (state.Level > 0 && rule.Turn(state.LastValue) > rule.Turn(_peak))
        {
            (_peak, _peakAt) = (state.LastValue, state.LastTime);
        }
    }

    /// <inheritdoc/>
    public void Settle(AlarmState state, Instant at, Instant now)
    {
        var (before, level) = (state.Level, state.Ladder.Level);
        if (level == before)
        {
            return;
        }

        state.Level = level;
        if (before == 0)
        {
            _calls.Clear();
            (_raisedAt, _worst, _peak, _peakAt) = (at, 0, state.QuantityAt(at), state.LastTime);
        }

        if (level > before)
        {
            _calls.Add(at);
        }

        if (level > _worst)
        {
            (_worst, _limit) = (level, state.Ladder.LimitOf(level));
        }

        if (level == 0)
        {
            Close(state, at);
        }
    }

    /// <summary>The readings are over.</summary>
    public void End(AlarmState state)
    {
        if (state.Level > 0)
        {
            Close(state, null);
        }
    }

    private void Close(AlarmState state, Instant? at) => Alarms.Add(new BacktestAlarm
    {
        Series = state.Series,
        RaisedAt = _raisedAt,
        ClearedAt = at,
        Level = _worst,
        Standing = at is null ? state.Level : 0,
        Severity = rule.Config.Levels[_worst - 1].Severity,
        Limit = _limit,
        Peak = _peak,
        PeakAt = _peakAt,
        Calls = [.. _calls],
    });
}
