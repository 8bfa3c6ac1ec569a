using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Trial;

/// <summary>A mapping that was in force before another took its place.</summary>
/// <param name="Number">Grows with every change of the pack's file.</param>
/// <param name="ReplacedAt">When it was.</param>
public sealed record MappingVersion(int Number, Instant ReplacedAt);
