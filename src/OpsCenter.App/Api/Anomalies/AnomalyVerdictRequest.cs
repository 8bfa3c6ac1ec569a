namespace OpsCenter.App.Api.Anomalies;

/// <summary>A verdict on an anomaly.</summary>
/// <param name="Reason">What is known of it; at most 500 characters.</param>
public sealed record AnomalyVerdictRequest(string? Reason);
