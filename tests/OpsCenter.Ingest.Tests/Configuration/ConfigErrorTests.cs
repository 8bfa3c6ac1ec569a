using OpsCenter.Core.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

/// <summary>Every mistake is named with file, line, key and what would be right.</summary>
public sealed class ConfigErrorTests : IDisposable
{
    private const string Procedure = "procedure: {consequence: a, response: b, timeToRespond: 5m}";
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Load_ValidFolder_HasNoErrors() => Assert.Empty(_config.Errors());

    [Fact]
    public void Load_FolderMissing_SaysSo()
    {
        var error = Assert.Single(Ingest.Configuration.IngestConfigLoader.Load(Path.Combine(_config.Folder, "nowhere")).Errors);

        Assert.Contains("does not exist", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SeveralMistakesInSeveralFiles_ReportsAllOfThem()
    {
        _config.Write("areas.yaml", "areas:\n  - {id: north, name: Bắc, center: [106.3, 20.9]}\n");
        _config.Sources("- {id: p.s, topic: 't/{device}', readings: [{measurement: rivr, fields: {level: level}}]}");
        _config.Alarms("- {id: p.a, title: x, select: {measurement: river, field: level}, levels: [{name: I, severity: hihg, limit: 1}]}");

        var errors = _config.Errors();

        Assert.Contains(errors, error => error is { File: "ingest-config/areas.yaml", Line: 2, Key: "areas[0].center" } && error.Remedy.Contains("'centre'", StringComparison.Ordinal));
        Assert.Contains(errors, error => error is { File: "ingest-config/packs/p/sources.yaml", Key: "sources[0].readings[0].measurement" } && error.Remedy.Contains("'river'", StringComparison.Ordinal));
        Assert.Contains(errors, error => error is { File: "ingest-config/packs/p/alarms.yaml", Key: "alarms[0].levels[0].severity" } && error.Remedy.Contains("'high'", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Problem == "'procedure' is missing");
    }

    [Theory]
    [InlineData("- {id: p.s, topic: 't/{device}', reading: []}", "sources[0].reading", "unknown key", "'readings'")]
    [InlineData("- {id: p.s, topic: 't/#/x', readings: [{measurement: river, fields: {level: l}}]}", "sources[0].topic", "must be the last", "water/{device}")]
    [InlineData("- {id: p.s, topic: 'line/x', readings: [{measurement: river, fields: {level: l}}]}", "sources[0].topic", "line protocol", "another")]
    [InlineData("- {id: p.s, topic: t, readings: [{measurement: river, fields: {levl: l}}]}", "sources[0].readings[0].fields.levl", "in no fields.yaml", "'level'")]
    [InlineData("- {id: p.s, topic: t, readings: [{measurement: river, fields: {level: {path: l, from: hpa, to: m}}}]}", "sources[0].readings[0].fields.level.from", "unit 'hpa' is unknown", "'hPa'")]
    [InlineData("- {id: p.s, topic: t, readings: [{measurement: river, fields: {level: {path: l, from: hPa, to: m}}}]}", "sources[0].readings[0].fields.level.to", "does not convert", "kPa")]
    [InlineData("- {id: p.s, topic: t, readings: [{measurement: river, fields: {level: {path: l, from: m, to: cm}}}]}", "sources[0].readings[0].fields.level.to", "not the unit that fields.yaml", "'m'")]
    [InlineData("- {id: p.s, topic: t, readings: [{measurement: river, fields: {level: 'a..b'}}]}", "sources[0].readings[0].fields.level", "not a path", "after.score")]
    [InlineData("- {id: p.s, topic: t, readings: [{measurement: river, fields: {level: 'a[*].b'}}]}", "sources[0].readings[0].fields.level", "many values", "each")]
    [InlineData("- {id: p.s, topic: t, readings: [{measurement: river, tags: {site: x}, fields: {level: l}}]}", "sources[0].readings[0].tags.site", "set by the centre", "device")]
    [InlineData("- {id: p.s, topic: t, time: {path: ts, format: unix_sec}, readings: [{measurement: river, fields: {level: l}}]}", "sources[0].time.format", "not a time format", "'unix_s'")]
    [InlineData("- {id: p.s, topic: t, time: {path: ts, zone: Asia/Hanoy}, readings: [{measurement: river, fields: {level: l}}]}", "sources[0].time.zone", "not a time zone", "+07:00")]
    [InlineData("- {id: p.s, topic: t, when: {path: a, matches: '(?<=x)y'}, readings: [{measurement: river, fields: {level: l}}]}", "sources[0].when.matches", "not a usable pattern", "look-around")]
    [InlineData("- {id: p.s, topic: t, events: [{kind: 'a.{x@tabel}', text: t}], tables: {table: {}}}", "sources[0].events[0].kind", "table 'tabel'", "'table'")]
    [InlineData("- {id: p.s, topic: t, events: [{kind: k, text: t, attributes: {plate: p}, personalData: [plat]}]}", "sources[0].events[0].personalData[0]", "not among the attributes", "'plate'")]
    [InlineData("- {id: p.s, topic: t, format: jsn, readings: [{measurement: river, fields: {level: l}}]}", "sources[0].format", "'jsn' is not a format", "'json'")]
    [InlineData("- {id: p.s, topic: t}", "sources[0]", "maps nothing", "readings or events")]
    public void Load_MistakeInAMapping_NamesKeyAndRemedy(string source, string key, string problem, string remedy)
    {
        _config.Sources(source);

        AssertHas("ingest-config/packs/p/sources.yaml", 2, key, problem, remedy);
    }

    [Theory]
    [InlineData("- {id: p.a, title: x, select: {measurement: river, field: level}, levels: [{name: I, severity: low, limit: 2}, {name: II, severity: high, limit: 1}], " + Procedure + "}", "alarms[0].levels[1]", "limit 1 is not above", "mildest")]
    [InlineData("- {id: p.a, title: x, direction: below, select: {measurement: river, field: level}, levels: [{name: I, severity: low, limit: 1}, {name: II, severity: high, limit: 2}], " + Procedure + "}", "alarms[0].levels[1]", "limit 2 is not below", "mildest")]
    [InlineData("- {id: p.a, title: x, select: {measurement: river, field: level}, levels: [{name: I, severity: low, limit: 2}], sites: {s2: [3]}, " + Procedure + "}", "alarms[0].sites.s2", "site 's2' is in no sites.yaml", "'s1'")]
    [InlineData("- {id: p.a, title: x, select: {measurement: river, field: level}, levels: [{name: I, severity: low, limit: 2}], sites: {s1: [3, 4]}, " + Procedure + "}", "alarms[0].sites.s1", "2 limits for 1 levels", "one limit per level")]
    [InlineData("- {id: p.a, title: x, select: {measurement: river, field: level}, levels: [], " + Procedure + "}", "alarms[0].levels", "no level", "at least one")]
    [InlineData("- {id: p.a, title: x, select: {measurement: river, field: depth}, levels: [{name: I, severity: low, limit: 2}], " + Procedure + "}", "alarms[0].select.field", "field 'depth'", "level")]
    [InlineData("- {id: p.a, title: x, select: {measurement: river, field: level}, levels: [{name: I, severity: low, limit: 2, onDelay: soon}], " + Procedure + "}", "alarms[0].levels[0].onDelay", "not a duration", "30s")]
    [InlineData("- {id: p.a, title: x, select: {measurement: river, field: level}, levels: [{name: I, severity: low, limit: high}], " + Procedure + "}", "alarms[0].levels[0].limit", "should be a number", "4.5")]
    [InlineData("- {id: p.a, title: x, select: {measurement: river, field: level}, levels: [{name: I, severity: low, limit: 2, deadband: -1}], " + Procedure + "}", "alarms[0].levels[0].deadband", "negative", "0 or more")]
    public void Load_MistakeInARule_NamesKeyAndRemedy(string rule, string key, string problem, string remedy)
    {
        _config.Alarms(rule);

        AssertHas("ingest-config/packs/p/alarms.yaml", 2, key, problem, remedy);
    }

    [Fact]
    public void Load_UnknownArea_NamesTheNearest()
    {
        _config.Write("packs/p/sites.yaml", "sites:\n  - id: s1\n    name: x\n    area: nort\n    kind: k\n    position: [106, 20]\n");

        AssertHas("ingest-config/packs/p/sites.yaml", 4, "sites[0].area", "area 'nort' is not in areas.yaml", "'north'");
    }

    [Fact]
    public void Load_SameIdTwice_IsReported()
    {
        _config.Sources("- {id: a, topic: t, readings: [{measurement: river, fields: {level: l}}]}\n- {id: a, topic: u, readings: [{measurement: river, fields: {level: l}}]}");
        _config.Write("packs/p/sites.yaml", "sites:\n  - {id: s1, name: x, area: north, kind: k, position: [1, 2], devices: [d]}\n  - {id: s1, name: x, area: north, kind: k, position: [1, 2], devices: [d]}\n");

        var errors = _config.Errors();

        Assert.Contains(errors, error => error.Problem.StartsWith("source 'a' is there twice", StringComparison.Ordinal) && error.Line == 3);
        Assert.Contains(errors, error => error.Problem.StartsWith("site 's1' is there twice", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Problem.StartsWith("device 'd' already stands at site 's1'", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_AreaTreeWithACycle_IsReported()
    {
        _config.Write("areas.yaml", "areas:\n  - {id: north, name: a, parent: b, centre: [1, 2]}\n  - {id: b, name: b, parent: north, centre: [1, 2]}\n");

        Assert.Contains(_config.Errors(), error => error.Problem == "area 'north' is its own ancestor");
    }

    [Fact]
    public void Load_BrokenSyntax_NamesTheLine()
    {
        _config.Write("packs/p/fields.yaml", "fields:\n  - {measurement: a\n  - b\n");

        var error = Assert.Single(_config.Errors(), error => error.File.EndsWith("fields.yaml", StringComparison.Ordinal));
        Assert.StartsWith("not valid YAML", error.Problem, StringComparison.Ordinal);
        Assert.NotNull(error.Line);
    }

    [Fact]
    public void Load_DeepNesting_IsRefusedBeforeATreeIsBuilt()
    {
        _config.Write("areas.yaml", "areas: " + new string('[', 10_000) + new string(']', 10_000));

        Assert.Contains(_config.Errors(), error => error.Problem.StartsWith("nested deeper", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_Alias_IsRefused()
    {
        _config.Write("areas.yaml", "areas: &a\n  - {id: north, name: x, centre: [1, 2]}\nwaterways: *a\n");

        Assert.Contains(_config.Errors(), error => error is { Line: 3 } && error.Problem.StartsWith("aliases", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_FileWithASlipInItsName_IsReported()
    {
        _config.Write("packs/p/alarm.yaml", "alarms: []\n");

        Assert.Contains(_config.Errors(), error => error.Remedy.Contains("'alarms.yaml'", StringComparison.Ordinal));
    }

    private void AssertHas(string file, int line, string key, string problem, string remedy)
    {
        var errors = _config.Errors();
        Assert.True(
            errors.Any(error => Is(error, file, line, key, problem, remedy)),
            $"expected {file}:{line} {key} '{problem}' '{remedy}' among:\n{string.Join('\n', errors)}");
    }

    private static bool Is(ConfigError error, string file, int line, string key, string problem, string remedy) =>
        error.File == file && error.Line == line && error.Key == key
        && error.Problem.Contains(problem, StringComparison.Ordinal) && error.Remedy.Contains(remedy, StringComparison.Ordinal);
}
