using System.Diagnostics.Metrics;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Meter <c>OpsCenter.Alarms</c>.</summary>
public sealed class AlarmMetrics
{
    public const string MeterName = "OpsCenter.Alarms";
    private readonly Meter _meter;
    private readonly Counter<long> _judged;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _lostHistory;
    private readonly Counter<long> _failedSaves;
    private readonly Counter<long> _postponed;
    private readonly Counter<long> _floods;
    private readonly Counter<long> _floodSeconds;

    public AlarmMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _judged = _meter.CreateCounter<long>("opscenter.alarms.judged", "{reading}", "Readings that at least one rule covers.");
        _transitions = _meter.CreateCounter<long>("opscenter.alarms.transitions", "{transition}", "Transitions by kind and severity.");
        _lostHistory = _meter.CreateCounter<long>("opscenter.alarms.history.lost", "{transition}", "History lines dropped because the database stayed away too long.");
        _failedSaves = _meter.CreateCounter<long>("opscenter.alarms.saves.failed", "{save}", "Saves that the database refused; retried.");
        _postponed = _meter.CreateCounter<long>("opscenter.alarms.start.postponed", "{batch}", "Batches at start that were judged by their newest readings only.");
        _floods = _meter.CreateCounter<long>("opscenter.alarms.floods", "{flood}", "Floods that began.");
        _floodSeconds = _meter.CreateCounter<long>("opscenter.alarms.flood.time", "s", "Time in flood.");
    }

    internal void Judged(int readings) => _judged.Add(readings);

    internal void Transition(AlarmTransitionKind kind, Severity severity) => _transitions.Add(
        1,
        new KeyValuePair<string, object?>("kind", kind.ToString()),
        new KeyValuePair<string, object?>("severity", severity.ToString()));

    internal void LostHistory(int lines) => _lostHistory.Add(lines);

    internal void FailedSave() => _failedSaves.Add(1);

    internal void Postponed() => _postponed.Add(1);

    internal void FloodBegan() => _floods.Add(1);

    /// <summary>Once a second.</summary>
    internal void Beat(bool flood)
    {
        if (flood)
        {
            _floodSeconds.Add(1);
        }
    }

    internal void Observe(IAlarmBoard board)
    {
        _meter.CreateObservableGauge("opscenter.alarms.active", () => board.Current.Alarms.Count(alarm => alarm.Active), "{alarm}");
        _meter.CreateObservableGauge("opscenter.alarms.unacknowledged", () => board.Current.Alarms.Count(alarm => !alarm.Acknowledged), "{alarm}");
        _meter.CreateObservableGauge("opscenter.alarms.standing", () => Standing(board), "{alarm}", "Active and not held, by severity.");
        _meter.CreateObservableGauge("opscenter.alarms.held", () => board.Current.Alarms.Count(alarm => alarm.Hold is not null), "{alarm}", "Shelved, under maintenance or suppressed by a cause.");
        _meter.CreateObservableGauge("opscenter.alarms.rate", () => board.RaisedInLast10Minutes, "{alarm}", "Calls to an operator in the last 10 minutes.");
    }

    private static IEnumerable<Measurement<int>> Standing(IAlarmBoard board)
    {
        var standing = board.Current.Alarms.Where(alarm => alarm is { Active: true, Hold: null }).CountBy(alarm => alarm.Severity).ToDictionary();
        return Enum.GetValues<Severity>().Where(severity => severity != Severity.None)
            .Select(severity => new Measurement<int>(standing.GetValueOrDefault(severity), new KeyValuePair<string, object?>("severity", severity.ToString())));
    }
}
