using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Maintenance;

/// <summary>Announced work on equipment: alarms it covers are judged, but nobody is called for them (ISA-18.2 "out of service"). Immutable.</summary>
/// <param name="Id">Random, 32 hex digits.</param>
/// <param name="Reason">What is worked on.</param>
/// <param name="Scope">Never open: a window over everything would silence the centre.</param>
/// <param name="Schedule">When.</param>
/// <param name="MadeBy">Who made it, or changed it last.</param>
/// <param name="MadeAt">When; it covers nothing from before.</param>
public sealed record MaintenanceWindow(string Id, string Reason, AlarmSelector Scope, MaintenanceSchedule Schedule, string MadeBy, Instant MadeAt)
{
    /// <summary>The occurrence that holds at a moment; one that was made while it ran begins then.</summary>
    public MaintenanceOccurrence? At(Instant moment) =>
        moment >= MadeAt && Schedule.At(moment) is { } one ? one with { Start = one.Start < MadeAt ? MadeAt : one.Start } : null;

    /// <summary>The first beginning after a moment; null where there is none.</summary>
    public Instant? Begin(Instant after) =>
        after < MadeAt && Schedule.At(MadeAt) is not null ? MadeAt : Schedule.Next(after < MadeAt ? MadeAt : after)?.Start;
}
