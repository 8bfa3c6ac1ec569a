using System.ComponentModel.DataAnnotations;

namespace OpsCenter.App.Dashboards;

/// <summary>Bounds of editing dashboards in the console.</summary>
public sealed class EditingOptions
{
    public const string SectionName = "Dashboards";

    /// <value>Versions kept of each dashboard; the oldest goes first. 1 to 1,000, default 50.</value>
    [Range(1, 1000)]
    public int VersionsKept { get; set; } = 50;

    /// <value>Dashboards there may be; a further one is refused. 1 to 5,000, default 500.</value>
    [Range(1, 5000)]
    public int MaxDashboards { get; set; } = 500;

    /// <value>Drafts that may be previewed at once by all; the one longest unseen goes first. 1 to 500, default 40.</value>
    [Range(1, 500)]
    public int MaxDrafts { get; set; } = 40;

    /// <value>Drafts one user may preview at once; his one longest unseen goes first. 1 to 50, default 3.</value>
    [Range(1, 50)]
    public int MaxDraftsPerUser { get; set; } = 3;

    /// <value>Seconds a draft that nobody asks for is kept. 5 to 600, default 30.</value>
    [Range(5, 600)]
    public int DraftSeconds { get; set; } = 30;
}
