using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Conditions;

/// <summary>Series that no device sends: what events and other rules amount to, under a name of their own.</summary>
public static class PseudoSeries
{
    /// <summary>Measurement of counted events; the field is the event's kind.</summary>
    public const string Events = "event";

    /// <summary>Measurement of combined rules; the field is the combining rule's id.</summary>
    public const string Rules = "rule";

    /// <summary>Measurement under which KPIs are stored; the field is the KPI's id.</summary>
    public const string Kpis = "kpi";

    /// <summary>Measurement of what is expected of KPIs, at the moments it is expected for; the field is the KPI's id.</summary>
    public const string Forecasts = "forecast";

    /// <summary>Where a rule counts an event.</summary>
    public static SeriesKey Of(OperationalEvent happened, IReadOnlyList<string> by) => new(
        Events,
        by.Select(tag => KeyValuePair.Create(tag, Tag(happened, tag))).Where(tag => tag.Value is not null).Select(tag => KeyValuePair.Create(tag.Key, tag.Value!)),
        happened.Kind);

    /// <summary>True where a selector's tags agree with the event's.</summary>
    public static bool Matches(SeriesSelector selector, OperationalEvent happened) =>
        selector.Tags.All(wanted => Tag(happened, wanted.Key) is { } value && (wanted.Value == "*" || wanted.Value == value));

    private static string? Tag(OperationalEvent happened, string tag) => tag switch
    {
        StandardTags.Pack => happened.Pack,
        StandardTags.Site => happened.Site,
        StandardTags.Area => happened.Area,
        StandardTags.Device => happened.Device,
        _ => null,
    };
}
