using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>Which open alarms a person wants to see. Immutable; kept in the page's address.</summary>
public sealed record AlarmFilter
{
    public static AlarmFilter None { get; } = new();

    /// <summary>Only this severity; null for all.</summary>
    public Severity? Worst { get; init; }

    public AlarmListState State { get; init; }

    /// <summary>Only this pack; null for all, as are the next two.</summary>
    public string? Pack { get; init; }

    public string? Area { get; init; }

    public string? Site { get; init; }

    /// <summary>Words in title, place, device or owner, tone marks ignored.</summary>
    public string? Sought { get; init; }

    /// <summary>What is not understood is left out: an address typed by hand leads somewhere.</summary>
    public static AlarmFilter Of(IQueryCollection query) => new()
    {
        Worst = Choice<Severity>(query["severity"]) is { } severity and not Severity.None ? severity : null,
        State = Choice<AlarmListState>(query["state"]) ?? AlarmListState.All,
        Pack = Text(query["pack"]),
        Area = Text(query["area"]),
        Site = Text(query["site"]),
        Sought = Text(query["q"]),
    };

    /// <summary>The pairs of an address; the default is left out.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Pairs =>
        new KeyValuePair<string, string?>[]
        {
            new("severity", Worst?.ToString().ToLowerInvariant()),
            new("state", State == AlarmListState.All ? null : State.ToString().ToLowerInvariant()),
            new("pack", Pack),
            new("area", Area),
            new("site", Site),
            new("q", Sought),
        }.Where(pair => !string.IsNullOrEmpty(pair.Value));

    /// <summary>By severity, then those nobody has acknowledged, then the newest.</summary>
    public IReadOnlyList<AlarmView> Apply(IEnumerable<AlarmView> alarms, Places places) =>
    [
        .. alarms.Where(alarm =>
                (Worst is null || alarm.Severity == Worst)
                && IsIn(alarm)
                && (Pack is null || alarm.Pack == Pack)
                && (Area is null || alarm.Area == Area)
                && (Site is null || alarm.Site == Site)
                && ToneFree.Contains(Words(alarm, places), Sought))
            .OrderBy(alarm => alarm.Severity).ThenBy(alarm => alarm.Acknowledged).ThenByDescending(alarm => alarm.Sequence),
    ];

    private bool IsIn(AlarmView alarm) => State switch
    {
        AlarmListState.Unacknowledged => !alarm.Acknowledged,
        AlarmListState.Active => alarm.Active,
        AlarmListState.Cleared => !alarm.Active,
        AlarmListState.Flapping => alarm.Flapping,
        AlarmListState.Held => alarm.Hold is not null,
        _ => true,
    };

    private static string Words(AlarmView alarm, Places places) =>
        $"{alarm.Title.Vi} {alarm.Title.En} {AlarmPlace.Of(alarm, places)} {alarm.Device} {alarm.Owner} {alarm.RuleId}";

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static T? Choice<T>(string? value)
        where T : struct, Enum => Enum.TryParse<T>(value, ignoreCase: true, out var found) && Enum.IsDefined(found) ? found : null;
}
