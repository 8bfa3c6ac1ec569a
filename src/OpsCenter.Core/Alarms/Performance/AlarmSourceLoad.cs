using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Performance;

/// <summary>One alarm among those that call most, stand too long or chatter. Immutable.</summary>
/// <param name="AlarmId">Fingerprint.</param>
/// <param name="RuleId">Its rule.</param>
/// <param name="Series">What it watches.</param>
/// <param name="Title">Of its newest transition.</param>
/// <param name="Severity">Worst it called with.</param>
/// <param name="Calls">In the range; 0 where it stood before.</param>
/// <param name="Share">Of all calls, 0 to 1.</param>
/// <param name="Since">Of its newest raise.</param>
public sealed record AlarmSourceLoad(
    string AlarmId, string RuleId, SeriesKey Series, LocalizedText Title, Severity Severity, int Calls, double Share, Instant Since);
