namespace OpsCenter.App.Api.Incidents;

/// <param name="Title">Of the new incident.</param>
/// <param name="Alarms">Ids of alarms that go.</param>
/// <param name="Tasks">Ids of tasks that go.</param>
public sealed record SplitRequest(string Title, IReadOnlyList<string>? Alarms, IReadOnlyList<int>? Tasks);
