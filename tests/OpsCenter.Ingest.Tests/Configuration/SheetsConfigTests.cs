using OpsCenter.Core.Sheets;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

public sealed class SheetsConfigTests : IDisposable
{
    private const string Good = """
        sheets:
          - id: p.month
            name: Sổ
            period: month
            since: 2026-01-01
            due: 10
            measurement: river
            tags: {source: hand}
            keys:
              - {id: area, name: Vùng, areas: leaves, under: [north]}
              - {id: kind, name: Loại, list: [{id: x, name: {vi: Ích, en: Ix}}, y]}
            columns:
              - {id: level, required: true}
              - {id: day, name: Ngày, kind: date}
              - {id: who, name: Ai, kind: text, tag: agency, choices: [a, b]}
            checks:
              - {rule: level <= 10 + 2.5}
        """;

    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Load_WholeSheet_IsAsWritten()
    {
        _config.Write("packs/p/sheets.yaml", Good);

        var sheet = Assert.Single(_config.Load().Sheets.All);

        Assert.Equal(("p.month", "p", SheetPeriodKind.Month, new DateOnly(2026, 1, 1), 10), (sheet.Id, sheet.Pack, sheet.Period, sheet.Since, sheet.DueDays));
        Assert.Equal(["area:Areas:area", "kind:List:kind"], sheet.Keys.Select(key => $"{key.Id}:{key.Kind}:{key.Tag}"));
        var level = sheet.Columns[0];
        Assert.Equal(("Mực nước", "m", 2, -3.0, 15.0, true), (level.Name.Vi, level.Unit, level.Decimals, level.Min!.Value, level.Max!.Value, level.Required));
        Assert.False(Assert.Single(sheet.Checks).Holds(_ => 12.6));
        Assert.True(sheet.Checks[0].Holds(_ => 12.5));
        Assert.Equal("Ix", _config.Load().Sheets.NameOf("river", "kind", "x")!.En);
    }

    [Theory]
    [InlineData("id: p.month", "id: q.month", "sheets[0].id")]
    [InlineData("period: month", "period: monthly", "sheets[0].period")]
    [InlineData("since: 2026-01-01", "since: soon", "sheets[0].since")]
    [InlineData("due: 10", "due: 400", "sheets[0].due")]
    [InlineData("due: 10", "due: 10\n    unit: nobody", "sheets[0].unit")]
    [InlineData("measurement: river", "measurement: lake", "sheets[0].columns[0]")]
    [InlineData("under: [north]", "under: [south]", "sheets[0].keys[0].under[0]")]
    [InlineData("areas: leaves, ", "", "sheets[0].keys[0]")]
    [InlineData("{id: x, name: {vi: Ích, en: Ix}}, y", "y, y", "sheets[0].keys[1].list[1]")]
    [InlineData("id: day", "id: level", "sheets[0].columns[1].id")]
    [InlineData("kind: date", "kind: day", "sheets[0].columns[1].kind")]
    [InlineData("kind: text", "kind: date", "sheets[0].columns[2]")]
    [InlineData("level <= 10 + 2.5", "level <= depth", "sheets[0].checks[0].rule")]
    [InlineData("level <= 10 + 2.5", "level about 10", "sheets[0].checks[0].rule")]
    [InlineData("level <= 10 + 2.5", "level <= 10 2", "sheets[0].checks[0].rule")]
    [InlineData("required: true", "must: true", "sheets[0].columns[0].must")]
    public void Load_OneMistake_IsNamedByFileLineAndKey(string right, string wrong, string key)
    {
        Assert.Contains(right, Good, StringComparison.Ordinal);
        _config.Write("packs/p/sheets.yaml", Good.Replace(right, wrong, StringComparison.Ordinal));

        var errors = _config.Errors();

        Assert.True(errors.Any(error => error.Key == key), string.Join('\n', errors));
        Assert.All(errors, error => Assert.Equal("ingest-config/packs/p/sheets.yaml", error.File));
        Assert.All(errors, error => Assert.True(error.Line > 1));
    }
}
