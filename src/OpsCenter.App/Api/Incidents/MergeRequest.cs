namespace OpsCenter.App.Api.Incidents;

/// <param name="Into">Number of the incident that goes on.</param>
public sealed record MergeRequest(string Into);
