namespace OpsCenter.Core.Incidents;

/// <summary>Up to which transition of alarms incidents have been made.</summary>
/// <param name="From">As it was read; null where nothing had been dealt with.</param>
/// <param name="To">As it is to be.</param>
public sealed record AlarmProgress(long? From, long To);
