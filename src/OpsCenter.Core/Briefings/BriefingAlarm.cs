using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>One alarm of a briefing.</summary>
/// <param name="Title">With the place in it.</param>
/// <param name="Place">Shown name of its site or area; null where neither is known.</param>
/// <param name="Severity">Worst it reached.</param>
/// <param name="Since">When it was raised (event time).</param>
/// <param name="Length">How long it stood, or has stood.</param>
/// <param name="Ended">It is over.</param>
/// <param name="Who">Who acknowledged it; null while nobody has.</param>
/// <param name="Hold">What keeps it quiet; null where it sounds.</param>
public sealed record BriefingAlarm(
    LocalizedText Title, LocalizedText? Place, Severity Severity, Instant Since, TimeSpan Length, bool Ended, string? Who, AlarmHoldKind? Hold);
