using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Alarms;

namespace OpsCenter.App.Api.Alarms;

/// <summary>Why an alarm is kept quiet.</summary>
/// <param name="Kind">shelved, maintenance or suppressed.</param>
/// <param name="Who">Person who shelved it or made the maintenance window; null for suppressed.</param>
/// <param name="Reason">Their words; null for suppressed.</param>
/// <param name="Until">When it ends by itself; null where it ends with its cause.</param>
/// <param name="CauseId">Alarm that explains this one; null for the other kinds.</param>
public sealed record AlarmHoldJson(string Kind, string? Who, string? Reason, string? Until, string? CauseId)
{
    internal static AlarmHoldJson? From(AlarmHold? hold) => hold is null ? null : new AlarmHoldJson(
        SeriesJson.Name(hold.Kind), hold.Who, hold.Reason, hold.Until is { } until ? Rfc3339.Format(until) : null, hold.CauseId);
}
