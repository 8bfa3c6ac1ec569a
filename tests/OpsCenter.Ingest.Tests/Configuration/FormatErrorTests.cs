using OpsCenter.Core.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

/// <summary>Mistakes in formats, field settings and includes: each named with its key and what would be right.</summary>
public sealed class FormatErrorTests : IDisposable
{
    private const string Fields = "readings: [{measurement: river, fields: {level: l}}]";
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Theory]
    [InlineData("format: {type: csv, separator: ';;'}", "format.separator", "not one character", "tab")]
    [InlineData("format: {type: csv, seperator: ';'}", "format.seperator", "unknown key", "'separator'")]
    [InlineData("format: {type: csv, skip: -1}", "format", "no number of lines", "0 to 1000")]
    [InlineData("format: {type: csv, encoding: utf8}", "format.encoding", "is not an encoding", "utf-8")]
    [InlineData("format: {typ: csv}", "format", "'type' is missing", "type: csv")]
    [InlineData("format: binary", "format", "needs settings", "layout")]
    [InlineData("format: {type: binary, layout: [{name: a, type: u12}]}", "format.layout[0].type", "not one of the choices", "'u")]
    [InlineData("format: {type: binary, layout: [{type: u8}]}", "format.layout[0]", "has no name", "bits")]
    [InlineData("format: {type: binary, layout: [{name: a, type: u8, length: 4}]}", "format.layout[0]", "length is not clear", "text, hex and skip")]
    [InlineData("format: {type: binary, layout: [{if: flags, bit: 0, layout: []}]}", "format.layout[0].if", "no number that stands before", "None is defined")]
    [InlineData("format: {type: binary, layout: [{name: f, type: u8}, {if: f, layout: []}]}", "format.layout[1]", "condition is not clear", "bit")]
    [InlineData("format: {type: binary, layout: [{tlv: {items: {'175': []}}}]}", "format.layout[0].tlv.items.175", "not a kind", "03 67")]
    [InlineData("format: {type: binary, layout: [{tlv: cayene}]}", "format.layout[0].tlv", "not a known table", "cayenne-lpp")]
    [InlineData("format: {type: binary, layout: [{type: u8, bits: {a: [7, 60]}}]}", "format.layout[0].bits.a", "names no bits", "[first, count]")]
    [InlineData("format: {type: pairs, separator: '&'}", "format", "'assign' is missing", "=")]
    [InlineData("format: {type: syslog, zone: Hanoi}", "format.zone", "not a time zone", "+07:00")]
    [InlineData("compression: zip", "compression", "not one of the choices", "'gzip'")]
    [InlineData("embedded: {path: 'a[*]', format: cbor}", "embedded.path", "means many values", "single value")]
    [InlineData("embedded: {path: a, format: line-protocol}", "embedded.format", "cannot be embedded", "another")]
    [InlineData("embedded: {path: a, encoding: base32, format: cbor}", "embedded.encoding", "not one of the choices", "'base64'")]
    [InlineData("when: {name: stret, equals: x}", "when.name", "neither a segment", "'street'")]
    [InlineData("when: {name: street, above: 3}", "when", "tests a topic segment", "another condition")]
    [InlineData("time: {path: t, interval: middle}", "time.interval", "not one of the choices", "start")]
    [InlineData("drop: true", "", "what is dropped cannot be mapped", "drop")]
    public void Load_MistakeInASource_NamesKeyAndRemedy(string setting, string key, string problem, string remedy)
    {
        _config.Sources($"- {{id: p.s, topic: 't/{{street}}', {setting}, {Fields}}}");

        AssertHas(key.Length == 0 ? "sources[0]" : $"sources[0].{key}", problem, remedy);
    }

    [Theory]
    [InlineData("{path: l, counter: maybe}", ".counter", "not one of the choices", "true")]
    [InlineData("{path: l, counter: {rollover: 1}}", ".counter", "no range of a counter", "65536")]
    [InlineData("{path: l, part: 1}", "", "'part' is not clear", "split")]
    [InlineData("{path: l, unit: {path: u}}", "", "'to' is missing", "to:")]
    [InlineData("{path: l, unit: {path: u, names: {x: zoll}}, to: m}", ".unit.names.x", "unit 'zoll' is unknown", "Valid")]
    [InlineData("{path: l, unit: {path: u}, to: m, scale: 2}", ".unit", "conversion is not clear", "only 'unit' and 'to'")]
    [InlineData("'l[a=]x'", "", "is not a path", "[type=P1]")]
    public void Load_MistakeInAField_NamesKeyAndRemedy(string field, string key, string problem, string remedy)
    {
        _config.Sources($"- {{id: p.s, topic: t, readings: [{{measurement: river, fields: {{level: {field}}}}}]}}");

        AssertHas($"sources[0].readings[0].fields.level{key}", problem, remedy);
    }

    [Fact]
    public void Load_IncludeThatIsNotThere_NamesTheNearest()
    {
        _config.Write("library/tasmota.yaml", "sources: []\n");
        _config.Write("packs/p/sources.yaml", "include: [library/tasmoto.yaml]\nsources: []\n");

        AssertHas("include[0]", "not in the library", "'library/tasmota.yaml'");
    }

    [Fact]
    public void Load_IncludeOutsideTheLibrary_IsRefused()
    {
        _config.Write("packs/p/sources.yaml", "include: [../../etc/passwd, library/../areas.yaml]\nsources: []\n");

        AssertHas("include[0]", "not in the library", "None");
        AssertHas("include[1]", "not in the library", "None");
    }

    [Fact]
    public void Load_MistakeInALibraryFile_NamesThatFile()
    {
        _config.Write("library/x.yaml", "fields:\n  - {measurement: a, field: b, name: n, unit: m}\nsources:\n  - {id: x, topic: t, readings: [{measurement: a, fields: {c: c}}]}\n");
        _config.Write("packs/p/sources.yaml", "include: [library/x.yaml]\n");

        Assert.Contains(_config.Errors(), error => error is { File: "ingest-config/library/x.yaml", Line: 4, Key: "sources[0].readings[0].fields.c" });
    }

    [Fact]
    public void Load_FieldInAnotherUnitThanThePacks_IsRefused()
    {
        _config.Write("library/x.yaml", "fields: [{measurement: river, field: level, name: n, unit: cm}]\nsources: [{id: x, topic: t, readings: [{measurement: river, fields: {level: l}}]}]\n");
        _config.Write("packs/p/sources.yaml", "include: [library/x.yaml]\n");

        Assert.Contains(_config.Errors(), error => error.Problem.EndsWith("described twice, once in m", StringComparison.Ordinal) && error.File.EndsWith("x.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_TwoPacksIncludeOneFile_EachHasItsOwnSources()
    {
        _config.Write("library/x.yaml", "fields: [{measurement: x, field: v, name: n, unit: m}]\nsources: [{id: x, topic: 't/{device}', readings: [{measurement: x, fields: {v: v}}]}]\n");
        _config.Write("packs/p/sources.yaml", "include: [library/x.yaml]\n");
        _config.Write("packs/q/pack.yaml", "id: q\nname: Q\n");
        _config.Write("packs/q/sources.yaml", "include: [{file: library/x.yaml, prefix: site-a/}]\nsources: [{id: q.own, topic: u, readings: [{measurement: x, fields: {v: v}}]}]\n");

        var configuration = _config.Load();

        Assert.Equal([("p.x", "t/{device}"), ("q.x", "site-a/t/{device}"), ("q.own", "u")], configuration.Sources.Select(source => (source.Id, source.Topic)));
        Assert.Equal("m", configuration.Fields.Find("x", "v")!.Unit);
    }

    private void AssertHas(string key, string problem, string remedy)
    {
        var errors = _config.Errors();
        Assert.True(errors.Any(error => Is(error, key, problem, remedy)), $"expected {key} '{problem}' '{remedy}' among:\n{string.Join('\n', errors)}");
    }

    private static bool Is(ConfigError error, string key, string problem, string remedy) =>
        error.Key == key && error.Line is > 0
        && error.Problem.Contains(problem, StringComparison.Ordinal) && error.Remedy.Contains(remedy, StringComparison.Ordinal);
}
