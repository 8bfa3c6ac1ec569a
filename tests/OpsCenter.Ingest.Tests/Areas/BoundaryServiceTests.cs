using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Core.Access;
using OpsCenter.Ingest.Areas;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Tests.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Areas;

public sealed class BoundaryServiceTests : IDisposable
{
    private const string Around = "[[[106.2, 20.8], [106.4, 20.8], [106.4, 21.0], [106.2, 21.0], [106.2, 20.8]], [[106.25, 20.85], [106.3, 20.85], [106.3, 20.9]]]";
    private static readonly Caller Administrator = Caller.Person("Hoa", [Role.Administrator]);
    private readonly TemporaryConfig _config = new();
    private readonly MemoryAudit _audit = new();
    private readonly LiveIngestConfig _live;
    private readonly BoundaryService _service;

    public BoundaryServiceTests()
    {
        _config.Write("areas.yaml", """
            areas:
              - {id: north, name: {vi: "Huyện Nam Sách", en: "Nam Sach District"}, centre: [106.3, 20.9]}
              - {id: city, name: {vi: "TP Hải Dương", en: "Hai Duong City"}, centre: [106.3, 20.9]}
              - {id: province, name: {vi: "Tỉnh Hải Dương", en: "Hai Duong Province"}, centre: [106.3, 20.9]}
            """);
        _live = new LiveIngestConfig(_config.Folder, TimeProvider.System, NullLogger<LiveIngestConfig>.Instance);
        _service = new BoundaryService(_live, new ConfigFolderPath(_config.Folder), _audit);
    }

    public void Dispose()
    {
        _service.Dispose();
        _config.Dispose();
    }

    [Theory]
    [InlineData("\"id\": \"north\"", "north")]
    [InlineData("\"properties\": {\"id\": \"north\"}", "north")]
    [InlineData("\"properties\": {\"NAME_2\": \"Nam Sach\"}", "north")]
    [InlineData("\"properties\": {\"ten_huyen\": \"NAM SÁCH\"}", "north")]
    [InlineData("\"properties\": {\"name\": \"Thành phố Hải Dương\"}", null)]
    [InlineData("\"properties\": {\"name\": \"tp hai duong\"}", "city")]
    [InlineData("\"properties\": {\"name\": \"Hai Duong Province\"}", "province")]
    public void Preview_IdOrName_FindsTheArea(string naming, string? area) =>
        Assert.Equal(area, Assert.Single(_service.Preview(Administrator, Collection(Feature(naming, Around)))!.Features).AreaId);

    [Fact]
    public void Preview_NameOfSeveral_AsksForTheId()
    {
        var feature = Assert.Single(_service.Preview(Administrator, Collection(Feature("\"properties\": {\"name\": \"Hải Dương\"}", Around)))!.Features);

        Assert.Equal((BoundaryProblem.SeveralAreas, "city, province"), (feature.Problem, feature.Detail));
    }

    [Theory]
    [InlineData("[[[106.2, 20.8], [106.4, 21.0], [106.4, 20.8], [106.2, 21.0]]]", BoundaryProblem.CrossesItself)]
    [InlineData("[[[106.2, 20.8], [106.4, 20.8]]]", BoundaryProblem.NoRing)]
    [InlineData("[[[106.2, 20.8], [106.3, 20.8], [106.4, 20.8]]]", BoundaryProblem.NoRing)]
    [InlineData("[]", BoundaryProblem.NoRing)]
    [InlineData("[[[20.8, 106.2], [20.8, 106.4], [21.0, 106.4]]]", BoundaryProblem.NoPosition)]
    [InlineData("[[[106.2, \"x\"], [106.4, 20.8], [106.4, 21.0]]]", BoundaryProblem.NoPosition)]
    [InlineData("[[[105.4, 9.6], [105.6, 9.6], [105.6, 9.8]]]", BoundaryProblem.FarFromCentre)]
    [InlineData("[[[100, 10], [110, 10], [110, 25], [100, 25]]]", BoundaryProblem.FarFromCentre)]
    public void Preview_WrongGeometry_IsLeftOutWithTheReason(string coordinates, BoundaryProblem problem) =>
        Assert.Equal(problem, Assert.Single(_service.Preview(Administrator, Collection(Feature("\"id\": \"north\"", coordinates)))!.Features).Problem);

    [Theory]
    [InlineData("{\"type\": \"Feature\"}")]
    [InlineData("no json")]
    [InlineData("[1, 2")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": 5}")]
    public void Preview_NoCollection_IsRefused(string text)
    {
        var preview = _service.Preview(Administrator, text)!;

        Assert.NotNull(preview.Refusal);
        Assert.False(preview.CanImport);
    }

    [Fact]
    public void Preview_HostileFeatures_NeverThrows()
    {
        var preview = _service.Preview(Administrator, "{\"type\": \"FeatureCollection\", \"features\": [null, 5, {}, {\"id\": {}}, {\"id\": \"north\", \"geometry\": 7}, {\"id\": \"north\", \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [5]}}]}")!;

        Assert.Equal(6, preview.Features.Count);
        Assert.DoesNotContain(preview.Features, feature => feature.IsGood);
    }

    [Fact]
    public void Preview_TooManyCorners_IsRefused()
    {
        var ring = string.Join(", ", Enumerable.Range(0, 20_001).Select(step =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{106.3 + (0.1 * Math.Cos(step / 20_001.0 * 2 * Math.PI)):R}, {20.9 + (0.1 * Math.Sin(step / 20_001.0 * 2 * Math.PI)):R}]")));

        var preview = _service.Preview(Administrator, Collection(Feature("\"id\": \"north\"", $"[[{ring}]]")))!;

        Assert.Contains("20001 corners", preview.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_GoodAndBad_PutsTheGoodIntoForceAndKeepsTheOthers()
    {
        _config.Write("areas.geojson", Collection(Feature("\"id\": \"city\"", Around)));
        _live.Reload();

        var outcome = await _service.ImportAsync(Administrator, Collection(Feature("\"id\": \"north\"", Around), Feature("\"id\": \"nowhere\"", Around)), CancellationToken.None);

        Assert.Equal(["north"], Assert.IsType<BoundaryOutcome.Done>(outcome).Areas);
        Assert.Single(_live.Current.Places.Areas["north"].Boundary);
        Assert.Single(_live.Current.Places.Areas["city"].Boundary);
        Assert.Contains("106.25", await File.ReadAllTextAsync(Path.Combine(_config.Folder, "areas.geojson")), StringComparison.Ordinal);
        Assert.Equal([("area.geometry.import", "north")], _audit.Entries);
    }

    [Fact]
    public async Task Undo_AfterAnImport_BringsBackAndAgainForth()
    {
        await _service.ImportAsync(Administrator, Collection(Feature("\"id\": \"north\"", Around)), CancellationToken.None);
        Assert.True(_service.CanUndo);

        Assert.IsType<BoundaryOutcome.Done>(await _service.UndoAsync(Administrator, CancellationToken.None));
        Assert.Empty(_live.Current.Places.Areas["north"].Boundary);

        Assert.IsType<BoundaryOutcome.Done>(await _service.UndoAsync(Administrator, CancellationToken.None));
        Assert.NotEmpty(_live.Current.Places.Areas["north"].Boundary);
    }

    [Fact]
    public async Task Remove_OneOfTwo_LeavesTheOther()
    {
        await _service.ImportAsync(Administrator, Collection(Feature("\"id\": \"north\"", Around), Feature("\"id\": \"city\"", Around)), CancellationToken.None);

        Assert.IsType<BoundaryOutcome.Done>(await _service.RemoveAsync(Administrator, "north", CancellationToken.None));

        Assert.Empty(_live.Current.Places.Areas["north"].Boundary);
        Assert.NotEmpty(_live.Current.Places.Areas["city"].Boundary);
        Assert.IsType<BoundaryOutcome.Nothing>(await _service.RemoveAsync(Administrator, "north", CancellationToken.None));
    }

    [Fact]
    public async Task Import_AnotherFileHasMistakes_ChangesNothing()
    {
        _config.Write("packs/p/fields.yaml", "fields: 5\n");

        var outcome = await _service.ImportAsync(Administrator, Collection(Feature("\"id\": \"north\"", Around)), CancellationToken.None);

        Assert.NotEmpty(Assert.IsType<BoundaryOutcome.Mistakes>(outcome).Errors);
        Assert.False(File.Exists(Path.Combine(_config.Folder, "areas.geojson")));
        Assert.Empty(_audit.Entries);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Technician)]
    public async Task Change_WithoutThePermission_IsForbidden(Role role)
    {
        var caller = Caller.Person("x", [role]);

        Assert.Null(_service.Preview(caller, Collection()));
        Assert.IsType<BoundaryOutcome.Forbidden>(await _service.ImportAsync(caller, Collection(Feature("\"id\": \"north\"", Around)), CancellationToken.None));
        Assert.IsType<BoundaryOutcome.Forbidden>(await _service.RemoveAsync(caller, "north", CancellationToken.None));
        Assert.IsType<BoundaryOutcome.Forbidden>(await _service.UndoAsync(caller, CancellationToken.None));
    }

    private static string Feature(string naming, string coordinates) =>
        $"{{\"type\": \"Feature\", {naming}, \"geometry\": {{\"type\": \"Polygon\", \"coordinates\": {coordinates}}}}}";

    private static string Collection(params string[] features) => $"{{\"type\": \"FeatureCollection\", \"features\": [{string.Join(", ", features)}]}}";

    private sealed class MemoryAudit : IAuditLog
    {
        public List<(string Action, string? Detail)> Entries { get; } = [];

        public Task AppendAsync(Caller caller, string action, string subject, string? detail, CancellationToken cancellation)
        {
            Entries.Add((action, detail));
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<AuditEntry>>([]);
    }
}
