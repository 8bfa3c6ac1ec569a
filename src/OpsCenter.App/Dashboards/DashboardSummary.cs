using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Dashboards;

/// <summary>A dashboard in the list.</summary>
/// <param name="Id">The file's name.</param>
/// <param name="Title">Of the one in force; null where none is.</param>
/// <param name="Tiles">Of the one in force.</param>
/// <param name="Hash">Of the file.</param>
/// <param name="ChangedAt">Of the file.</param>
/// <param name="Screens">Screens that show it.</param>
/// <param name="LinkedFrom">Dashboards with a tile that leads to it.</param>
/// <param name="Errors">Of the file as it lies there; not empty means the one before is in force.</param>
public sealed record DashboardSummary(
    string Id, LocalizedText? Title, int Tiles, string Hash, Instant ChangedAt,
    IReadOnlyList<string> Screens, IReadOnlyList<string> LinkedFrom, IReadOnlyList<ConfigError> Errors);
