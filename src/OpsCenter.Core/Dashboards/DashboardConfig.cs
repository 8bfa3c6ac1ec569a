using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>A dashboard file, validated. Immutable.</summary>
/// <param name="Id">Equals the file's name.</param>
/// <param name="Title">Shown title.</param>
/// <param name="Rows">Height of the grid; its width is <see cref="Columns"/>.</param>
/// <param name="Variables">Declared variables and their defaults.</param>
/// <param name="Tiles">In the file's order.</param>
public sealed record DashboardConfig(
    string Id, LocalizedText Title, int Rows, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<TileConfig> Tiles)
{
    public const int Columns = 24;

    /// <summary>Shows this scenario instead of the present; null for the present.</summary>
    public string? Scenario { get; init; }

    /// <summary>
    /// Dashboard one level up, with the same variables; <see cref="PackParent"/> is the one named like the site's pack. Null: directly under the overview.
    /// </summary>
    public string? Parent { get; init; }

    public const string PackParent = "$pack";
}
