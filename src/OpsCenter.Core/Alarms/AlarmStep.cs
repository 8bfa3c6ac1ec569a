using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>One step of a procedure, as it stands for one alarm. Immutable.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">What to do.</param>
/// <param name="Done">Ticked, and not taken back since.</param>
/// <param name="Who">Who ticked it; null where it is not done.</param>
/// <param name="At">When; null where it is not done.</param>
public sealed record AlarmStep(int Number, LocalizedText Text, bool Done, string? Who, Instant? At);
