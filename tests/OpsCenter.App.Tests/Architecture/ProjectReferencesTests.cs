using System.Xml.Linq;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Architecture;

/// <summary>The direction of the house: App over Ingest and Storage over Core; Mqtt depends on nothing of ours.</summary>
public sealed class ProjectReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["OpsCenter.Mqtt"] = [],
        ["OpsCenter.Core"] = [],
        ["OpsCenter.Ingest"] = ["OpsCenter.Core", "OpsCenter.Mqtt"],
        ["OpsCenter.Storage"] = ["OpsCenter.Core"],
        ["OpsCenter.Simulator"] = ["OpsCenter.Mqtt"],
        ["OpsCenter.App"] = ["OpsCenter.Core", "OpsCenter.Ingest", "OpsCenter.Mqtt", "OpsCenter.Simulator", "OpsCenter.Storage"],
    };

    [Fact]
    public void Projects_OfTheProduct_ReferenceOnlyWhatTheyMay()
    {
        foreach (var (project, allowed) in Allowed)
        {
            Assert.Equal(allowed, References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Order());
        }
    }

    [Fact]
    public void Projects_OfTheProduct_AreAllInTheRules() =>
        Assert.Equal(Allowed.Keys.Order(), Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName).Order());

    [Theory]
    [InlineData("OpsCenter.Core")]
    [InlineData("OpsCenter.Mqtt")]
    public void Project_AtTheBottom_UsesNoPackage(string project) => Assert.Empty(References(project, "PackageReference"));

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"))
            .Descendants(kind)
            .Select(reference => reference.Attribute("Include")!.Value);
}
