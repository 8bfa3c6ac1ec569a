using OpsCenter.Simulator.Sites;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Simulator.Tests.Sites;

public sealed class SiteFolderTests
{
    [Fact]
    public void Read_SampleConfiguration_FindsEverySiteWithPlaceAndDevices()
    {
        var sites = SiteFolder.Read(SampleProvince.ConfigDir);

        Assert.True(sites.Count >= 60);
        Assert.All(sites, site =>
        {
            Assert.NotEmpty(site.Devices);
            Assert.InRange(site.Longitude, 102, 110);
            Assert.InRange(site.Latitude, 8, 24);
        });
    }

    [Fact]
    public void Read_NoFolder_SaysWhatWasExpectedWhere()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InvalidOperationException>(() => SiteFolder.Read(folder.Path));

        Assert.Contains("packs/*/sites.yaml", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BrokenYaml_NamesFileAndLine()
    {
        using var folder = new TemporaryFolder();
        var pack = Directory.CreateDirectory(Path.Combine(folder.Path, "packs", "water"));
        File.WriteAllText(Path.Combine(pack.FullName, "sites.yaml"), "sites:\n  - {id: a, kind: [}\n");

        var error = Assert.Throws<InvalidOperationException>(() => SiteFolder.Read(folder.Path));

        Assert.Contains("sites.yaml, line 2", error.Message, StringComparison.Ordinal);
    }
}
