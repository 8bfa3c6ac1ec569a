using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Testing.Live;

public sealed class FakeBoard : IAlarmBoard
{
    private static readonly LocalizedText Text = LocalizedText.Same("t");

    public int RaisedInLast10Minutes { get; set; }

    public AlarmBoard Current { get; private set; } = AlarmBoard.Empty;

    public Dictionary<SeriesKey, IReadOnlyList<AlarmLimit>> Limits { get; } = [];

    public IReadOnlyList<AlarmLimit> LimitsOf(SeriesKey series) => Limits.GetValueOrDefault(series, []);

    public void Show(params AlarmView[] alarms) => Current = new AlarmBoard(Current.Sequence + 1, alarms);

    public static AlarmView Alarm(SeriesKey series, Severity severity, Instant since, bool active = true, bool acknowledged = false) => new()
    {
        Id = $"{series.Canonical}-{severity}",
        RuleId = "r",
        Title = LocalizedText.Same($"alarm {severity}"),
        Series = series,
        Pack = series.Tag(StandardTags.Pack),
        Site = series.Tag(StandardTags.Site),
        Severity = severity,
        LevelName = Text,
        Active = active,
        Acknowledged = acknowledged,
        Since = since,
        ChangedAt = since,
        Value = 5,
        Limit = 4,
        Unit = "m",
        Direction = AlarmDirection.Above,
        Procedure = new AlarmProcedure(Text, Text, TimeSpan.FromMinutes(5)),
        Sequence = 1,
    };
}
