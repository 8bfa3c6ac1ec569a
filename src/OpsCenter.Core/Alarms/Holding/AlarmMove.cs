namespace OpsCenter.Core.Alarms.Holding;

/// <summary>How a change of level is told.</summary>
/// <param name="Hold">What keeps it quiet; null where it may be sent.</param>
/// <param name="BeginsFlapping">It is the raise too many.</param>
/// <param name="NeedsAcknowledgement">It takes an acknowledgement away that was given for something milder.</param>
/// <param name="Forgotten">It cleared, and nobody was called for it.</param>
internal readonly record struct AlarmMove(AlarmHoldKind? Hold, bool BeginsFlapping, bool NeedsAcknowledgement, bool Forgotten);
