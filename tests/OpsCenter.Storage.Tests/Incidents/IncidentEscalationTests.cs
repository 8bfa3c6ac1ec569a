using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Units;
using OpsCenter.Storage.Relational;
using OpsCenter.Storage.Tests.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Incidents;

/// <summary>Incidents that nobody takes, on both databases; each step in a process of its own.</summary>
public sealed class IncidentEscalationTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly UnitTree Units = new(
    [
        new Unit { Id = "top", Name = LocalizedText.Same("Tỉnh") },
        new Unit
        {
            Id = "team",
            Name = LocalizedText.Same("Đội đê"),
            Parent = "top",
            Members = ["minh"],
            Rota = [new RotaShift("minh", Enum.GetValues<DayOfWeek>(), null, default, default)],
            Escalation = [new EscalationStep(TimeSpan.FromMinutes(15), EscalationTarget.OnCall), new EscalationStep(TimeSpan.FromMinutes(45), EscalationTarget.Parent)],
        },
    ]);

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Step_NobodyTakesIt_OnCallThenTheUnitAboveEachOnce(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database, units: Units);
        var number = await bench.OpenAsync(unit: "team");

        async Task<string> AfterAsync(double minutes)
        {
            database.Time.Advance(TimeSpan.FromMinutes(minutes));
            for (var restart = 0; restart < 3; restart++)
            {
                await new IncidentBench(database, units: Units).Escalation.StepAsync(None);
            }

            var file = await bench.ReadAsync(number);
            var told = file.Timeline.Where(entry => entry.Kind == IncidentEntryKind.Escalated).Select(entry => $"{entry.Detail}:{entry.Text!.Vi}");
            return $"{file.Incident.Unit} {file.Incident.Owner} {string.Join(' ', told)}".Trim();
        }

        Assert.Equal("team", await AfterAsync(14));
        Assert.Equal("team minh on-call:minh", await AfterAsync(1));
        Assert.Equal("team minh on-call:minh", await AfterAsync(29));
        Assert.Equal("top minh on-call:minh parent:Tỉnh", await AfterAsync(1));
        Assert.Equal("top minh on-call:minh parent:Tỉnh", await AfterAsync(60));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Step_KilledAfterTheSave_DoesNotRepeatIt(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database, units: Units);
        var number = await bench.OpenAsync(unit: "team");
        database.Time.Advance(TimeSpan.FromMinutes(20));

        var mortal = new IncidentBench(database, new MortalStore(bench.Store, 1, afterwards: true), Units);
        await Assert.ThrowsAsync<IOException>(() => mortal.Escalation.StepAsync(None));
        await bench.Escalation.StepAsync(None);

        Assert.Single((await bench.ReadAsync(number)).Timeline, entry => entry.Kind == IncidentEntryKind.Escalated);
    }

    [Fact]
    public async Task Step_Taken_StaysUntilItsTimeIsOver()
    {
        await using var database = await MigratedAsync(RelationalProvider.Sqlite);
        var bench = new IncidentBench(database, units: Units);
        var number = await bench.OpenAsync(unit: "team");
        await bench.Service.TakeAsync(IncidentBench.Minh, number, None);
        var due = (await bench.ReadAsync(number)).Incident.DueAt!.Value;
        database.Time.Advance(TimeSpan.FromHours(2));
        await bench.Escalation.StepAsync(None);
        Assert.Equal("team", (await bench.ReadAsync(number)).Incident.Unit);

        database.Time.Advance(due - bench.Now + TimeSpan.FromMinutes(1));
        await bench.Escalation.StepAsync(None);
        await bench.Escalation.StepAsync(None);

        var file = await bench.ReadAsync(number);
        Assert.Equal(("top", "minh"), (file.Incident.Unit, file.Incident.Owner));
        Assert.Equal(["overdue"], file.Timeline.Where(entry => entry.Kind == IncidentEntryKind.Escalated).Select(entry => entry.Detail));
    }
}
