namespace OpsCenter.App.Api.Alarms;

/// <param name="Reason">Why; must be given.</param>
/// <param name="Minutes">1 to the server's longest (24 h unless set otherwise); absent for a shift of 8 h.</param>
public sealed record ShelveRequest(string? Reason, double? Minutes);
