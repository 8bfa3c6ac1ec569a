using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Dashboards;

/// <summary>One thing wrong: where (line, and path such as <c>tiles[2].query.field</c>), what, and what would be right.</summary>
internal sealed record DashboardErrorJson(int? Line, string Path, string Problem, string Remedy)
{
    public static IReadOnlyList<DashboardErrorJson> From(IEnumerable<ConfigError> errors) =>
        [.. errors.Select(error => new DashboardErrorJson(error.Line, error.Key, error.Problem, error.Remedy))];
}
