using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Performance;

/// <summary>Windows of ten minutes in a row, each with more calls than an operator can take in.</summary>
/// <param name="From">Start of the first window.</param>
/// <param name="Length">All its windows.</param>
/// <param name="Calls">In all of them.</param>
/// <param name="Busiest">Most calls in one of them.</param>
public sealed record FloodPeriod(Instant From, TimeSpan Length, int Calls, int Busiest);
