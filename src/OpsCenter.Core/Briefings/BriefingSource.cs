using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>A configured way in.</summary>
/// <param name="Id">Of the mapping.</param>
/// <param name="Pack">Shown name of its pack.</param>
/// <param name="LastMessage">Null where nothing has come since the server's start.</param>
public sealed record BriefingSource(string Id, LocalizedText Pack, Instant? LastMessage);
