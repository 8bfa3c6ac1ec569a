using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>Which open alarms a person wants to see. Immutable.</summary>
/// <param name="Worst">Only this severity; null for all.</param>
/// <param name="UnacknowledgedOnly">Leave out what somebody has taken over.</param>
/// <param name="Pack">Only this pack; null for all.</param>
/// <param name="Sought">Words in title, place, device or owner, tone marks ignored.</param>
public sealed record AlarmFilter(Severity? Worst, bool UnacknowledgedOnly, string? Pack, string? Sought)
{
    public static AlarmFilter None { get; } = new(null, false, null, null);

    /// <summary>In the board's order.</summary>
    public IReadOnlyList<AlarmView> Apply(AlarmBoard board, Places places) =>
    [
        .. board.Alarms.Where(alarm =>
            (Worst is null || alarm.Severity == Worst)
            && (!UnacknowledgedOnly || !alarm.Acknowledged)
            && (Pack is null || alarm.Pack == Pack)
            && ToneFree.Contains(Words(alarm, places), Sought)),
    ];

    private static string Words(AlarmView alarm, Places places) =>
        $"{alarm.Title.Vi} {alarm.Title.En} {AlarmPlace.Of(alarm, places)} {alarm.Device} {alarm.Owner} {alarm.RuleId}";
}
