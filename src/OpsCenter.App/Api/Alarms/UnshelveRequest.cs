namespace OpsCenter.App.Api.Alarms;

/// <param name="Comment">May be absent.</param>
public sealed record UnshelveRequest(string? Comment);
