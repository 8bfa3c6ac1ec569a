using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Api.Alarms;

/// <summary>One line of an alarm's history.</summary>
/// <param name="Kind">raised, escalated, eased, cleared, acknowledged, commented, closed, shelved, unshelved, suppressed, released, realarmed, flappingBegan or flappingEnded.</param>
/// <param name="At">Event time for what readings did, the server's for what people did.</param>
/// <param name="Hold">What kept it quiet: shelved, maintenance, suppressed or flapping; null where it sounded and was sent.</param>
/// <param name="Who">Null for what readings and reloads did.</param>
public sealed record AlarmTransitionJson(
    long Sequence, string AlarmId, string Rule, string Kind, string At, string RecordedAt, LocalizedText Title, LocalizedText Level, string Severity,
    double Value, double Limit, string Unit, bool Active, bool Acknowledged, string? Who, string? Comment, string? Hold)
{
    internal static AlarmTransitionJson From(AlarmTransition one) => new(
        one.Sequence,
        one.AlarmId,
        one.RuleId,
        SeriesJson.Name(one.Kind),
        Rfc3339.Format(one.At),
        Rfc3339.Format(one.RecordedAt),
        one.Title,
        one.LevelName,
        SeriesJson.Name(one.Severity),
        one.Value,
        one.Limit,
        one.Unit,
        one.Active,
        one.Acknowledged,
        one.Who,
        one.Comment,
        one.Hold is { } hold ? SeriesJson.Name(hold) : null);
}
