using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Trial;

/// <summary>What a message becomes; nothing of it is stored.</summary>
/// <param name="Errors">Mistakes of the draft; with any, nothing was tried.</param>
/// <param name="Source">The source that took it, or <c>unmapped</c>.</param>
/// <param name="Readings">As they would be stored.</param>
/// <param name="Events">As they would be stored.</param>
/// <param name="Problems">What would go to quarantine, and why.</param>
/// <param name="Fields">Names and units for the readings.</param>
public sealed record TrialOutcome(
    IReadOnlyList<ConfigError> Errors,
    string Source,
    IReadOnlyList<Reading> Readings,
    IReadOnlyList<OperationalEvent> Events,
    IReadOnlyList<string> Problems,
    FieldCatalogue Fields);
