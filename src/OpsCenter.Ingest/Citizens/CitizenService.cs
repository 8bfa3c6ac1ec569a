using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Citizens;

/// <summary>Something citizens may report.</summary>
/// <param name="Code">Unique over all packs.</param>
/// <param name="Pack">Whose service it is.</param>
/// <param name="Name">For people.</param>
/// <param name="Description">What belongs here; null where the name says it.</param>
/// <param name="Group">Heading that apps sort services under; null for none.</param>
/// <param name="Keywords">For searching in apps.</param>
/// <param name="Severity">Of the event that a report becomes.</param>
public sealed record CitizenService(
    string Code, string Pack, LocalizedText Name, LocalizedText? Description, LocalizedText? Group, IReadOnlyList<string> Keywords, Severity Severity);
