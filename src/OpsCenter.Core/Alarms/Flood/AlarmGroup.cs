using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Flood;

/// <summary>Alarms that belong together. Immutable.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Key">Id of the alarm, the site or the pack; empty where alarms name none.</param>
/// <param name="Worst">Severity of the worst of them that is active; of the worst at all where none is.</param>
/// <param name="Active">How many are active.</param>
/// <param name="Unacknowledged">How many wait for an acknowledgement that nothing holds.</param>
/// <param name="Alarms">In the board's order; the one that explains the others first.</param>
public sealed record AlarmGroup(AlarmGroupKind Kind, string Key, Severity Worst, int Active, int Unacknowledged, IReadOnlyList<AlarmView> Alarms)
{
    /// <summary>Collapses a board's alarms: to causes, then to sites, then to packs.</summary>
    public static IReadOnlyList<AlarmGroup> Of(IReadOnlyList<AlarmView> alarms)
    {
        var wanted = alarms.Where(alarm => alarm.Hold is null or { Kind: AlarmHoldKind.Suppressed }).ToArray();
        var causes = wanted.Select(alarm => alarm.Hold?.CauseId).OfType<string>().ToHashSet();
        var bySite = wanted.Where(alarm => CauseOf(alarm, causes) is null && alarm.Site is not null).CountBy(alarm => alarm.Site!).ToDictionary();
        return
        [
            .. wanted.GroupBy(alarm => KeyOf(alarm, causes, bySite)).Select(group => Make(group.Key.Kind, group.Key.Key, [.. group]))
                .OrderBy(group => group.Worst).ThenByDescending(group => group.Alarms.Count).ThenBy(group => group.Key, StringComparer.Ordinal),
        ];
    }

    private static (AlarmGroupKind Kind, string Key) KeyOf(AlarmView alarm, HashSet<string> causes, Dictionary<string, int> bySite) =>
        CauseOf(alarm, causes) is { } cause ? (AlarmGroupKind.Cause, cause)
        : alarm.Site is { } site && bySite[site] > 1 ? (AlarmGroupKind.Site, site)
        : (AlarmGroupKind.Pack, alarm.Pack ?? "");

    private static string? CauseOf(AlarmView alarm, HashSet<string> causes) => alarm.Hold?.CauseId ?? (causes.Contains(alarm.Id) ? alarm.Id : null);

    private static AlarmGroup Make(AlarmGroupKind kind, string key, AlarmView[] alarms)
    {
        var active = alarms.Where(alarm => alarm.Active).ToArray();
        return new AlarmGroup(
            kind,
            key,
            (active.Length > 0 ? active : alarms).Min(alarm => alarm.Severity),
            active.Length,
            alarms.Count(alarm => !alarm.Acknowledged && alarm.Hold is null),
            kind == AlarmGroupKind.Cause ? [.. alarms.OrderByDescending(alarm => alarm.Id == key)] : alarms);
    }
}
