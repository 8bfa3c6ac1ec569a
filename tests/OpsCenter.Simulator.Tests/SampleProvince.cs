using OpsCenter.Simulator.Running;
using OpsCenter.Simulator.Sites;
using OpsCenter.Testing;

namespace OpsCenter.Simulator.Tests;

/// <summary>The province of the checkout's own configuration.</summary>
internal static class SampleProvince
{
    /// <summary>17:00 in Vietnam, a working day.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public static string ConfigDir => Path.Combine(Repository.Root, "ingest-config");

    public static SimulatedProvince Create(int seed = 2026, DateTimeOffset? start = null) =>
        SimulatedProvince.Create(SiteFolder.Read(ConfigDir), seed, start ?? Start);

    public static SimulatedSite Site(this SimulatedProvince province, string id) => province.Model.Sites.Single(site => site.Id == id);
}
