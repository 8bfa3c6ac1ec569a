using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

public sealed class UnitsConfigTests : IDisposable
{
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Theory]
    [InlineData("2026-11-23T02:00:00Z", "lan", "Monday morning")]
    [InlineData("2026-11-23T14:00:00Z", "minh", "Monday night")]
    [InlineData("2026-11-23T23:59:00Z", "minh", "Tuesday before seven: the turn that began on Monday")]
    [InlineData("2026-11-24T00:00:00Z", "hoa", "Tuesday from seven: a turn with a date wins")]
    [InlineData("2026-11-28T02:00:00Z", null, "Saturday")]
    public void OnCall_AtAnyTime_IsWhoseTurnItIs(string at, string? who, string why)
    {
        Write("""
            - id: team
              name: Đội
              members: [lan, minh, hoa]
              rota:
                - {days: [mon, tue], from: '07:00', to: '19:00', who: lan}
                - {days: [mon, tue], from: '19:00', to: '07:00', who: minh}
                - {date: 2026-11-24, from: '07:00', to: '19:00', who: hoa}
            """);

        var found = _config.Load().Units.OnCall("team", Instant.From(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.True(who == found, $"{why}: {found}");
    }

    [Theory]
    [InlineData("p", "north", "both")]
    [InlineData("other", "north", "area")]
    [InlineData("p", null, "pack")]
    [InlineData("other", "elsewhere", "top")]
    [InlineData(null, null, "top")]
    public void Responsible_ByAreaAndPack_IsTheNearest(string? pack, string? area, string unit)
    {
        Write("- {id: top, name: T}\n- {id: pack, name: P, parent: top, packs: [p]}\n- {id: area, name: A, parent: top, areas: [north]}\n- {id: both, name: B, parent: area, packs: [p], areas: [north]}");
        var configuration = _config.Load();

        Assert.Equal(unit, configuration.Units.Responsible(pack, area, configuration.Places)?.Id);
    }

    [Fact]
    public void Load_Escalation_TakesStepsInOrder()
    {
        Write("- {id: top, name: T}\n- {id: team, name: Đội, parent: top, members: [a], escalation: [{after: 15m, to: on-call}, {after: 1h, to: parent}]}");

        Assert.Equal(
            [new EscalationStep(TimeSpan.FromMinutes(15), EscalationTarget.OnCall), new EscalationStep(TimeSpan.FromHours(1), EscalationTarget.Parent)],
            _config.Load().Units.Find("team")!.Escalation);
        Assert.Equal("top", _config.Load().Units.Above("team")!.Id);
    }

    [Theory]
    [InlineData("- {id: a, name: x, parent: b}", "units[0].parent", "does not exist")]
    [InlineData("- {id: a, name: x, parent: b}\n- {id: b, name: x, parent: a}", "units[0]", "is above itself")]
    [InlineData("- {id: a, name: x}\n- {id: a, name: y}", "units[1].id", "is there twice")]
    [InlineData("- {id: 'A b', name: x}", "units[0].id", "cannot be an id")]
    [InlineData("- {id: a, name: x, packs: [q]}", "units[0].packs[0]", "no folder under packs")]
    [InlineData("- {id: a, name: x, areas: [nort]}", "units[0].areas[0]", "not in areas.yaml")]
    [InlineData("- {id: a, name: x, members: [lan], rota: [{days: [mon], from: '07:00', to: '19:00', who: lam}]}", "units[0].rota[0].who", "no member")]
    [InlineData("- {id: a, name: x, members: [lan], rota: [{days: [monday], from: '07:00', to: '19:00', who: lan}]}", "units[0].rota[0].days[0]", "no weekday")]
    [InlineData("- {id: a, name: x, members: [lan], rota: [{days: [mon], from: '7h', to: '19:00', who: lan}]}", "units[0].rota[0].from", "no time of day")]
    [InlineData("- {id: a, name: x, members: [lan], rota: [{from: '07:00', to: '19:00', who: lan}]}", "units[0].rota[0]", "neither weekdays nor a date")]
    [InlineData("- {id: a, name: x, escalation: [{after: 15m, to: parent}]}", "units[0].escalation[0]", "no unit above")]
    [InlineData("- {id: a, name: x, escalation: [{after: 15m, to: on-call}, {after: 10m, to: on-call}]}", "units[0].escalation[1]", "no later")]
    [InlineData("- {id: a, name: x, escalation: [{after: 15m, to: boss}]}", "units[0].escalation[0].to", "not one of the choices")]
    public void Load_Mistake_IsNamedByKey(string units, string key, string problem)
    {
        Write(units);

        Assert.Contains(_config.Errors(), error =>
            error.File == "ingest-config/units.yaml" && error.Key == key && error.Problem.Contains(problem, StringComparison.Ordinal) && error.Line > 0 && error.Remedy.Length > 0);
    }

    private void Write(string units) => _config.Write("units.yaml", "units:\n" + string.Join('\n', units.Split('\n').Select(line => "  " + line)) + "\n");
}
