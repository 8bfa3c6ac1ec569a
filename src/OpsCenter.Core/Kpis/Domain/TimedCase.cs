using OpsCenter.Core.Calendars;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Domain;

/// <summary>Something that was to be done by a time: a dossier, a citizen's request.</summary>
/// <param name="Received">When the clock began.</param>
/// <param name="Due">When it was to be done; null where nothing was promised.</param>
/// <param name="Done">When it was; null while it is open.</param>
public sealed record TimedCase(Instant Received, Instant? Due, Instant? Done)
{
    /// <summary>Due by the promise and the days the office works.</summary>
    public static TimedCase Promised(WorkCalendar calendar, Instant received, Deadline promise, Instant? done) =>
        new(received, calendar.Due(received, promise), done);

    /// <summary>As it was known at a moment: what was done later was still open then.</summary>
    internal TimedCase At(Instant now) => Done > now ? this with { Done = null } : this;
}
