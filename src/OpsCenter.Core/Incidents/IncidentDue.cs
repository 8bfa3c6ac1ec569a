using Microsoft.Extensions.Options;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>Until when an incident is to be done, by the settings and the calendar in force. Thread-safe.</summary>
public sealed class IncidentDue(IOptions<IncidentOptions> options, ILiveConfig<WorkCalendar> calendar)
{
    public Instant Of(IncidentKind kind, Severity severity, Instant from)
    {
        var due = options.Value;
        var text = (kind, severity) switch
        {
            (IncidentKind.CitizenRequest, _) => due.DueCitizenRequest,
            (_, Severity.Critical) => due.DueCritical,
            (_, Severity.High) => due.DueHigh,
            (_, Severity.Medium) => due.DueMedium,
            _ => due.DueLow,
        };
        return calendar.Current.Due(from, Deadline.TryParse(text)!);
    }
}
