namespace OpsCenter.App.Api.Kpis;

/// <summary>Pauses a KPI's job.</summary>
/// <param name="Reason">Shown beside the KPI until it is resumed.</param>
public sealed record JobPauseRequest(string? Reason);
