namespace OpsCenter.App.Api.Alarms;

/// <param name="Comment">What is being done about it; may be absent.</param>
public sealed record AcknowledgeRequest(string? Comment);
