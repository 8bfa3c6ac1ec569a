using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Holding;

/// <summary>An alarm put aside by a person (ISA-18.2 "shelved"). Immutable.</summary>
/// <param name="Who">Name of the person or token.</param>
/// <param name="Reason">Their words.</param>
/// <param name="Since">The server's time.</param>
/// <param name="Until">The server's time at which it comes back by itself.</param>
public sealed record AlarmShelf(string Who, string Reason, Instant Since, Instant Until);
