using OpsCenter.Ingest.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

public sealed class AreasConfigTests : IDisposable
{
    private const string North = "  - {id: north, name: Bắc, centre: [106.3, 20.9]}\n";
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Load_Attributes_AreDatedForAreasAndPlainForSites()
    {
        Areas("  - {id: x, name: X, centre: [106, 20], attributes: {population: 1200, households: [{value: 300}, {value: 310, from: 2025-07-01}]}}");
        _config.Write("packs/p/sites.yaml", "sites:\n  - {id: s1, name: Trạm, area: north, kind: gauge, position: [106.3, 20.9], devices: [d1], attributes: {capacity: 500}}\n");

        var places = _config.Load().Places;

        Assert.Equal(1200, places.Areas["x"].Attribute("population", new DateOnly(2020, 1, 1)));
        Assert.Equal(310, places.Areas["x"].Attribute("households", new DateOnly(2025, 7, 1)));
        Assert.Equal((500.0, null), (places.Sites["s1"].Attribute("capacity"), places.Sites["s1"].Attribute("beds")));
    }

    [Theory]
    [InlineData("  - {id: x, name: X, centre: [106, 20], parent: nort}", "areas[1].parent", "'nort' does not exist", "'north'")]
    [InlineData("  - {id: x, name: X, centre: [106, 20], validTo: 2025-06-30, successor: nowhere}", "areas[1].successor", "'nowhere' does not exist", "Valid")]
    [InlineData("  - {id: x, name: X, centre: [106, 20], successor: north}", "areas[1].successor", "no end", "validTo")]
    [InlineData("  - {id: x, name: X, centre: [106, 20], parent: x}", "areas[1]", "own ancestor", "tree")]
    [InlineData("  - {id: x, name: X, centre: [106, 20], validFrom: 2026-01-02, validTo: 2026-01-01}", "areas[1]", "before validFrom", "Swap")]
    [InlineData("  - {id: x, name: X, centre: [106, 20], attributes: {population: many}}", "areas[1].attributes.population", "should be a number", "number")]
    [InlineData("  - {id: x, name: X, centre: [106, 20], attributes: {population: [{value: 1, from: 2025-01-01}, {value: 2}]}}", "areas[1].attributes.population[1]", "does not begin after", "Order")]
    public void Load_WrongArea_NamesKeyAndRemedy(string area, string key, string problem, string remedy)
    {
        Areas(area);

        var error = Assert.Single(_config.Errors());

        Assert.Equal(("ingest-config/areas.yaml", 3, key), (error.File, error.Line, error.Key));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ParentThatEndedBefore_IsAnError()
    {
        Areas("  - {id: old, name: Old, centre: [106, 20], validTo: 2020-12-31}\n  - {id: x, name: X, centre: [106, 20], parent: old, validFrom: 2021-01-01}");

        Assert.Contains("never existed together", Assert.Single(_config.Errors()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SuccessorThatCameLater_IsAnError()
    {
        Areas("  - {id: old, name: Old, centre: [106, 20], validTo: 2020-12-31, successor: x}\n  - {id: x, name: X, centre: [106, 20], validFrom: 2021-02-01}");

        Assert.Contains("did not exist on 2021-01-01", Assert.Single(_config.Errors()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ShippedAreas_HaveBothProvincesBeforeAndAfter()
    {
        var tree = IngestConfigLoader.Load(Path.Combine(RepositoryFolder.Path, "ingest-config")).Configuration!.Places.Tree;
        var (before, after) = (new DateOnly(2025, 6, 30), new DateOnly(2025, 7, 1));

        Assert.Equal(["can-tho", "hai-duong-province", "hai-phong", "hau-giang-province"], tree.Roots(before).Select(area => area.Id));
        Assert.Equal((12, 8), (tree.Children("hai-duong-province", before).Count, tree.Children("hau-giang-province", before).Count));
        Assert.Equal(["can-tho", "hai-phong"], tree.Roots(after).Select(area => area.Id));
        Assert.Contains(tree.Children("hai-phong", after), area => area.Name.Vi == "Phường Chí Linh");
        Assert.Equal("can-tho", tree.Resolve("phung-hiep", after)!.Id);
        Assert.All(tree.Roots(before), area => Assert.NotNull(area.Attribute("population", before)));
    }

    [Fact]
    public void Load_ShippedLimits_TightenPm25With2026()
    {
        var limits = IngestConfigLoader.Load(Path.Combine(RepositoryFolder.Path, "ingest-config")).Configuration!.Limits;

        Assert.Equal((50.0, 45.0), (limits.Find("environment", "pm25.day")!.On(new DateOnly(2025, 12, 31)), limits.Find("environment", "pm25.day")!.On(new DateOnly(2026, 1, 1))));
        Assert.Equal(30_000, limits.Find("environment", "co.hour")!.On(new DateOnly(2026, 1, 1)));
    }

    private void Areas(string areas) => _config.Write("areas.yaml", "areas:\n" + North + areas + "\n");
}
