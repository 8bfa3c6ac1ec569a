using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

public sealed class BoundariesTests : IDisposable
{
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Load_NoGeoJson_LeavesAreasWithoutABoundary() => Assert.Empty(_config.Load().Places.Areas["north"].Boundary);

    [Theory]
    [InlineData("""{"type": "Feature", "id": "north", "geometry": {"type": "Polygon", "coordinates": [[[106, 20], [107, 20, 4.5], [107, 21], [106, 20]], [[106.5, 20.2], [106.6, 20.2], [106.6, 20.3]]]}}""", 1)]
    [InlineData("""{"type": "Feature", "properties": {"id": "north", "pop": 5}, "geometry": {"type": "MultiPolygon", "coordinates": [[[[106, 20], [107, 20], [107, 21]]], [[[108, 20], [109, 20], [109, 21]]]]}}""", 2)]
    public void Load_GeoJsonBesideTheAreas_GivesOuterRingsNotClosed(string feature, int rings)
    {
        _config.Write("areas.geojson", $$"""{"type": "FeatureCollection", "features": [{{feature}}]}""");

        var boundary = _config.Load().Places.Areas["north"].Boundary;

        Assert.Equal(rings, boundary.Count);
        Assert.Equal([(106.0, 20.0), (107.0, 20.0), (107.0, 21.0)], boundary[0]);
    }

    [Theory]
    [InlineData("""{"type": "Feature"}""", "no FeatureCollection", "features")]
    [InlineData("""{"type": "FeatureCollection", "features": [{"id": "nort", "geometry": {}}]}""", "'nort' is not in areas.yaml", "'north'")]
    [InlineData("""{"type": "FeatureCollection", "features": [{"id": "north", "geometry": {"type": "Point", "coordinates": [106, 20]}}]}""", "bounds no area", "Polygon")]
    [InlineData("""{"type": "FeatureCollection", "features": [{"id": "north", "geometry": {"type": "Polygon", "coordinates": [[[106, 20], [107, 20]]]}}]}""", "fewer than three", "at least three")]
    [InlineData("""{"type": "FeatureCollection", "features": [{"id": "north", "geometry": {"type": "Polygon", "coordinates": [[[20, 106], [107, 20], [107, 21], [106, 21]]]}}]}""", "not a position", "longitude")]
    public void Load_BrokenGeoJson_NamesFileAndRemedy(string text, string problem, string remedy)
    {
        _config.Write("areas.geojson", text);

        var error = Assert.Single(_config.Errors());

        Assert.Equal("ingest-config/areas.geojson", error.File);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }
}
