using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Dashboards;

/// <summary>A dashboard in the answer to <c>GET /api/v1/dashboards</c>.</summary>
internal sealed record DashboardJson(
    string Id, LocalizedText? Title, int Tiles, string Hash, DateTimeOffset ChangedAt,
    IReadOnlyList<string> Screens, IReadOnlyList<string> LinkedFrom, IReadOnlyList<DashboardErrorJson> Errors)
{
    public static DashboardJson From(DashboardSummary summary) => new(
        summary.Id, summary.Title, summary.Tiles, summary.Hash, summary.ChangedAt.ToDateTimeOffset(),
        summary.Screens, summary.LinkedFrom, DashboardErrorJson.From(summary.Errors));
}
