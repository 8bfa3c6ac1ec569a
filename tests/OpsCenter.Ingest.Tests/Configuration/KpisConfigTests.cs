using OpsCenter.Core.Kpis;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

public sealed class KpisConfigTests : IDisposable
{
    private const string Level = "inputs: {x: {measurement: river, field: level}}";

    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Kpi_WithEverything_IsReadAsWritten()
    {
        var kpi = Assert.Single(_config.Kpis("""
            - {id: p.rise, name: {vi: Lên, en: Rise}, unit: cm, decimals: 0, per: site, every: 5m, over: 1h, settle: 2m, inputs: {x: {measurement: river, field: level}}, formula: last(x) - first(x),
               target: [{value: 10, to: 2024-12-31}, {value: 20, from: 2025-01-01, source: QĐ 1}], better: lower, bands: [{from: 0, name: a}, {from: 30, name: b, state: bad}],
               period: max, path: system, owner: Sở, source: Luật, forecast: true, published: true}
            """).Load().Kpis.All);

        Assert.Equal((KpiScopeKind.Site, new KpiStep(KpiStepUnit.Part, TimeSpan.FromMinutes(5)), TimeSpan.FromHours(1), TimeSpan.FromMinutes(2)), (kpi.Scope.Kind, kpi.Every, kpi.Over, kpi.Settle));
        Assert.Equal((KpiDirection.Lower, KpiPeriodRule.Max, KpiPath.System, true, true), (kpi.Better, kpi.Period, kpi.Path, kpi.Forecast, kpi.Published));
        Assert.Equal((10, 20, 20), (kpi.TargetOn(new DateOnly(2024, 12, 31))!.Value, kpi.TargetOn(new DateOnly(2025, 1, 1))!.Value, kpi.TargetOn(new DateOnly(2030, 1, 1))!.Value));
        Assert.Equal((null, KpiState.Unjudged, KpiState.Bad), (kpi.BandOf(-1)?.State, kpi.BandOf(29.9)?.State, kpi.BandOf(30)?.State));
    }

    [Fact]
    public void Kpi_IsAField_OfItsUnitAndInterval()
    {
        var field = _config.Kpis($"- {{id: p.rise, name: Lên, unit: m, decimals: 2, per: site, every: 1h, settle: 2m, {Level}, formula: max(x), path: sensor}}").Load().Fields.Find("kpi", "p.rise");

        Assert.Equal(("m", 2, TimeSpan.FromMinutes(62)), (field!.Unit, field.Decimals, field.ExpectedInterval));
    }

    [Fact]
    public void Kpis_OutOfOrder_EachComesAfterThoseItIsComputedFrom()
    {
        var kpis = _config.Kpis("""
            - {id: p.c, name: c, unit: m, per: all, every: month, inputs: {b: {kpi: p.b}}, formula: mean(b), path: sensor}
            - {id: p.b, name: b, unit: m, per: all, every: day, inputs: {a: {kpi: p.a}}, formula: mean(a), path: sensor}
            - {id: p.a, name: a, unit: m, per: site, every: 1h, inputs: {x: {measurement: river, field: level}}, formula: mean(x), path: sensor}
            """).Load().Kpis;

        Assert.Equal(["p.a", "p.b", "p.c"], kpis.All.Select(kpi => kpi.Id));
        Assert.Equal(["p.b"], kpis.DependentsOf("p.a").Select(kpi => kpi.Id));
        Assert.Equal(["p.a"], kpis.FedBy("river", "level").Select(kpi => kpi.Id));
    }

    [Fact]
    public void Version_OfAnotherName_IsTheSame_OfAnotherFormulaNot()
    {
        string Version(string name, string formula) =>
            _config.Kpis($"- {{id: p.a, name: {name}, unit: m, per: site, every: 1h, {Level}, formula: {formula}, path: sensor}}").Load().Kpis.All[0].Version;

        Assert.Equal(Version("a", "mean(x)"), Version("b", "mean(x)"));
        Assert.NotEqual(Version("a", "mean(x)"), Version("a", "max(x)"));
    }

    [Theory]
    [InlineData("formula: mean(y)", "kpis[0].formula", "'y' is no input", "Did you mean 'x'?")]
    [InlineData("formula: x + 1", "kpis[0].formula", "stands for many readings", "last(x)")]
    [InlineData("formula: mean(x", "kpis[0].formula", "')' is missing at the end", "')'")]
    [InlineData("formula: 1 +", "kpis[0].formula", "ends too early", "number")]
    [InlineData("formula: maen(x)", "kpis[0].formula", "neither a function nor an input", "'mean'")]
    [InlineData("formula: '1'", "kpis[0].formula", "does not use x", "remove")]
    [InlineData("formula: 'mean(x) + 5 \"kg\"'", "kpis[0].formula", "kg is not m", "unit")]
    [InlineData("formula: 'sum(by(7h, mean(x)))'", "kpis[0].formula", "do not fit into a day", "divide a day")]
    [InlineData("formula: 'limit(\"q\") * mean(x)'", "kpis[0].formula", "no limit 'q'", "")]
    [InlineData("formula: 'percentile(x, 0)'", "kpis[0].formula", "no percentile", "90")]
    [InlineData("formula: mean(x), every: 7h", "kpis[0].every", "does not divide a day", "5m")]
    [InlineData("formula: mean(x), over: 90m", "kpis[0].over", "no window", "multiple")]
    [InlineData("formula: sum(x), over: 6h, period: sum", "kpis[0].period", "overlap", "max")]
    [InlineData("formula: mean(x), better: upwards", "kpis[0].better", "not one of the choices", "higher")]
    [InlineData("formula: mean(x), target: {limit: zz}", "kpis[0].target", "in no limits.yaml", "")]
    [InlineData("formula: mean(x), bands: [{from: 5, name: a}, {from: 5, name: b}]", "kpis[0].bands[1]", "above the band before", "rising")]
    public void Mistake_NamesKeyAndRemedy(string part, string key, string problem, string remedy)
    {
        var every = part.Contains("every:", StringComparison.Ordinal) ? "" : "every: 1h, ";
        _config.Kpis($"- {{id: p.a, name: a, unit: m, per: site, {every}{Level}, path: sensor, {part}}}");

        Assert.Contains(_config.Errors(), error => error.Key == key && error.Line == 2
            && error.Problem.Contains(problem, StringComparison.Ordinal) && error.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Kpi_ComputedFromItself_IsRefusedWithTheCircle()
    {
        _config.Kpis("""
            - {id: p.a, name: a, unit: m, per: all, every: day, inputs: {b: {kpi: p.b}}, formula: mean(b), path: sensor}
            - {id: p.b, name: b, unit: m, per: all, every: day, inputs: {a: {kpi: p.a}}, formula: mean(a), path: sensor}
            """);

        Assert.Contains(_config.Errors(), error => error.Problem.Contains("p.a → p.b → p.a", StringComparison.Ordinal));
    }
}
