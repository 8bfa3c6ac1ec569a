using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.PublicWarnings;

/// <summary>Name of an earlier message.</summary>
public sealed record CapReference(string Identifier, Instant Sent);
