using OpsCenter.App.Dashboards.Versions;
using OpsCenter.Core.Access;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Dashboards;

/// <summary>The dashboards as files, for whoever may read; their versions for whoever may change them.</summary>
public sealed class DashboardReading(DashboardCatalogue catalogue, DashboardFolder folder, DashboardVersions versions)
{
    /// <summary>By id; empty for a caller who may not read.</summary>
    public IReadOnlyList<DashboardSummary> List(Caller caller)
    {
        if (!caller.Can(Permission.Read))
        {
            return [];
        }

        var set = catalogue.Current;
        var errors = catalogue.Status.Errors.ToLookup(error => Path.GetFileNameWithoutExtension(error.File));
        return
        [
            .. folder.Ids.Select(folder.Read).OfType<DashboardFile>().Select(file =>
            {
                var inForce = set.Dashboards.GetValueOrDefault(file.Id);
                var (screens, linked) = DashboardUse.Of(file.Id, set);
                return new DashboardSummary(
                    file.Id, inForce?.Title, inForce?.Tiles.Count ?? 0, file.Hash, file.ChangedAt, screens, linked, [.. errors[file.Id]]);
            }),
        ];
    }

    /// <summary>Null where there is none, or the caller may not read.</summary>
    public DashboardFile? Find(Caller caller, string id) =>
        caller.Can(Permission.Read) && DashboardId.IsValid(id) ? folder.Read(id) : null;

    /// <summary>Newest first; null where the caller may not see them.</summary>
    public IReadOnlyList<DashboardVersion>? Versions(Caller caller, string id) =>
        caller.Can(Permission.ManageDashboards) && DashboardId.IsValid(id) ? versions.List(id) : null;

    public DashboardVersion? Version(Caller caller, string id, int number) =>
        caller.Can(Permission.ManageDashboards) && DashboardId.IsValid(id) ? versions.Find(id, number) : null;
}
