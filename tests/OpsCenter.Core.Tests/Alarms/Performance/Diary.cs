using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Tests.Alarms.Performance;

/// <summary>Transitions written by hand, so that each figure can be counted on the fingers. Times are "HH:mm[:ss]" of one day, or "d.HH:mm".</summary>
internal sealed class Diary
{
    private static readonly Instant Midnight = Expected.Time("00:00");
    private readonly List<AlarmTransition> _lines = [];
    private readonly Dictionary<string, (string Rule, Severity Severity, string Site)> _alarms = [];

    public IReadOnlyList<AlarmTransition> Lines => _lines;

    public Diary Alarm(string id, string rule = "flood", Severity severity = Severity.Low, string site = "pha-lai")
    {
        _alarms[id] = (rule, severity, site);
        return this;
    }

    public Diary Raised(string at, string id, AlarmHoldKind? hold = null, double limit = 4) => Add(at, id, AlarmTransitionKind.Raised, active: true, value: 4.5, limit: limit, hold: hold);

    public Diary Escalated(string at, string id, Severity severity) => Add(at, id, AlarmTransitionKind.Escalated, active: true, severity: severity);

    public Diary Cleared(string at, string id, double value = 3.9) => Add(at, id, AlarmTransitionKind.Cleared, value: value);

    public Diary Acknowledged(string at, string id, string? comment = null) => Add(at, id, AlarmTransitionKind.Acknowledged, active: true, comment: comment);

    public Diary Other(string at, string id, AlarmTransitionKind kind, AlarmHoldKind? hold = null) => Add(at, id, kind, active: true, hold: hold);

    public AlarmPerformanceReport Report(string from, string to, int operators = 1, TimeSpan? timeToRespond = null)
    {
        var tally = new PerformanceTally(At(from), At(to), operators, _ => timeToRespond);
        foreach (var line in _lines.Where(line => line.RecordedAt < At(to)))
        {
            tally.Add(line);
        }

        return tally.Report();
    }

    public static Instant At(string at) => Midnight + TimeSpan.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

    private Diary Add(
        string at, string id, AlarmTransitionKind kind, bool active = false, double value = 4.5, double limit = 4, Severity? severity = null, string? comment = null, AlarmHoldKind? hold = null)
    {
        var alarm = _alarms.GetValueOrDefault(id, ("flood", Severity.Low, "pha-lai"));
        _lines.Add(new AlarmTransition
        {
            Sequence = _lines.Count + 1,
            AlarmId = id,
            RuleId = alarm.Item1,
            Series = Some.Gauge(alarm.Item3),
            Kind = kind,
            At = At(at),
            RecordedAt = At(at),
            Level = 1,
            Severity = severity ?? alarm.Item2,
            Title = LocalizedText.Same(id),
            LevelName = LocalizedText.Same("I"),
            Value = value,
            Limit = limit,
            Unit = "m",
            Active = active,
            Acknowledged = kind == AlarmTransitionKind.Acknowledged,
            Who = comment is null ? null : "Lan",
            Comment = comment,
            Hold = hold,
        });
        return this;
    }
}
