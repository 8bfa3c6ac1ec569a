using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Api.Alarms;

/// <summary>An alarm that is active or unacknowledged, or on the shelf.</summary>
/// <param name="Id">Stable over restarts and recurrences; what acknowledging asks for.</param>
/// <param name="Hold">Null: it sounds and is sent.</param>
/// <param name="Flapping">It comes and goes too often to be called each time.</param>
/// <param name="Sequence">Of its newest transition.</param>
public sealed record AlarmJson(
    string Id, string Rule, LocalizedText Title, LocalizedText Level, string Severity, bool Active, bool Acknowledged, string Since, string ChangedAt,
    double Value, double Limit, string Unit, string Direction, string Measurement, string Field, IReadOnlyDictionary<string, string> Tags,
    string? Owner, string? Comment, LocalizedText Consequence, LocalizedText Response, double RespondWithinSeconds, IReadOnlyList<string> Flags,
    AlarmHoldJson? Hold, bool Flapping, long Sequence)
{
    internal static AlarmJson From(AlarmView alarm) => new(
        alarm.Id,
        alarm.RuleId,
        alarm.Title,
        alarm.LevelName,
        SeriesJson.Name(alarm.Severity),
        alarm.Active,
        alarm.Acknowledged,
        Rfc3339.Format(alarm.Since),
        Rfc3339.Format(alarm.ChangedAt),
        alarm.Value,
        alarm.Limit,
        alarm.Unit,
        SeriesJson.Name(alarm.Direction),
        alarm.Series.Measurement,
        alarm.Series.Field,
        SeriesJson.Tags(alarm.Series),
        alarm.Owner,
        alarm.Comment,
        alarm.Procedure.Consequence,
        alarm.Procedure.Response,
        alarm.Procedure.TimeToRespond.TotalSeconds,
        SeriesJson.Names(alarm.Flags),
        AlarmHoldJson.From(alarm.Hold),
        alarm.Flapping,
        alarm.Sequence);
}
