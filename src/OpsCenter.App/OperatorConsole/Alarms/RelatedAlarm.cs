using OpsCenter.Core.Alarms;

namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>An open alarm that belongs to another.</summary>
/// <param name="Alarm">Which.</param>
/// <param name="Relation">How.</param>
public sealed record RelatedAlarm(AlarmView Alarm, AlarmRelation Relation)
{
    /// <summary>As near in time as one event causes several alarms.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(30);

    /// <summary>The closest relation first, then by severity; each alarm once.</summary>
    public static IReadOnlyList<RelatedAlarm> Of(AlarmBoard board, AlarmView alarm) =>
    [
        .. board.Alarms.Where(other => other.Id != alarm.Id)
            .Select(other => (Alarm: other, Relation: Between(alarm, other)))
            .Where(found => found.Relation is not null)
            .Select(found => new RelatedAlarm(found.Alarm, found.Relation!.Value))
            .OrderBy(found => found.Relation).ThenBy(found => found.Alarm.Severity).ThenByDescending(found => found.Alarm.Since),
    ];

    private static AlarmRelation? Between(AlarmView alarm, AlarmView other) =>
        alarm.Hold?.CauseId == other.Id ? AlarmRelation.Cause
        : other.Hold?.CauseId == alarm.Id ? AlarmRelation.Consequence
        : alarm.Device is not null && other.Device == alarm.Device ? AlarmRelation.SameDevice
        : alarm.Site is not null && other.Site == alarm.Site ? AlarmRelation.SameSite
        : alarm.Area is not null && other.Area == alarm.Area && other.Pack == alarm.Pack && (alarm.Since - other.Since).Duration() <= Near ? AlarmRelation.Nearby
        : null;
}
