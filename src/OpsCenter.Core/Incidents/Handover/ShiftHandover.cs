using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents.Handover;

/// <summary>What one shift tells the next. Its text is never changed once it is signed.</summary>
/// <param name="Id">Counted from 1; 0 before it is kept.</param>
/// <param name="From">Begin of the shift.</param>
/// <param name="To">Its end.</param>
/// <param name="Text">As the giver signed it.</param>
/// <param name="GivenBy">Who hands over.</param>
/// <param name="SignedAt">When.</param>
/// <param name="TakenBy">Who confirmed; null while nobody has.</param>
/// <param name="TakenAt">When.</param>
public sealed record ShiftHandover(long Id, Instant From, Instant To, string Text, string GivenBy, Instant SignedAt, string? TakenBy = null, Instant? TakenAt = null);
