using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Configuration;

/// <summary>State of one reloadable part of the configuration: which errors the last attempt met, and since when the good one runs.</summary>
/// <param name="Part">E.g. <c>ingest</c>, <c>dashboards</c>.</param>
/// <param name="LoadedAt">When the configuration in force was loaded.</param>
/// <param name="Errors">Errors of the newest attempt; not empty means an older configuration is in force.</param>
/// <param name="FailedAt">When the newest attempt failed; null when it did not.</param>
public sealed record ConfigStatus(string Part, Instant LoadedAt, IReadOnlyList<ConfigError> Errors, Instant? FailedAt);
