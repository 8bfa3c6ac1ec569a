using System.ComponentModel.DataAnnotations;

namespace OpsCenter.Core.Dashboards;

/// <summary>Where dashboards are read from. Bound from the root of the configuration, because scripts name the folder so.</summary>
public sealed class DashboardsOptions
{
    /// <value>Folder of dashboard files and <c>screens.json</c>, absolute or relative to the working directory. Default <c>dashboards</c>.</value>
    [Required]
    public string DashboardsDir { get; set; } = "dashboards";
}
