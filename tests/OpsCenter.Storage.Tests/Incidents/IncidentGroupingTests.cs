using OpsCenter.Core.Alarms;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using OpsCenter.Storage.Tests.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Incidents;

/// <summary>Incidents made of the stored alarm history, on both databases.</summary>
public sealed class IncidentGroupingTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Step_FirstStart_OpensNothingForTheHistoryBefore(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database);
        await bench.HappenAsync(bench.One(1, "old"));

        await bench.Grouping.StepAsync(None);

        Assert.Empty(await bench.AllAsync());
        Assert.Equal(1, await bench.Store.AlarmProgressAsync(None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Step_CriticalAlarm_OpensOneWithTheProceduresSteps(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = await StartedAsync(database);
        await bench.HappenAsync(bench.One(1, "a"));

        await bench.Grouping.StepAsync(None);

        var file = await bench.ReadAsync(Assert.Single(await bench.AllAsync()).Number);
        Assert.Equal((IncidentKind.Alarm, IncidentStatus.New, "water", "ben-binh", Severity.Critical), (file.Incident.Kind, file.Incident.Status, file.Incident.Pack, file.Incident.Site, file.Incident.Severity));
        Assert.Equal(["Gọi đội đê", "Mở cống", "Báo xã"], file.Tasks.Select(task => task.Text.Vi));
        Assert.Equal(["Call the dike team", "Open the sluice", "Tell the commune"], file.Tasks.Select(task => task.Text.En));
        Assert.All(file.Tasks, task => Assert.Equal(file.Incident.CreatedAt + TimeSpan.FromMinutes(15), task.DueAt));
        Assert.Equal(["a"], file.Alarms.Select(link => link.Target));
        Assert.Equal([IncidentEntryKind.Created, IncidentEntryKind.AlarmLinked], file.Timeline.Select(entry => entry.Kind));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Step_MilderBesideIt_ComesAlongAndAnotherPlaceDoesNot(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = await StartedAsync(database);
        await bench.HappenAsync(
            bench.One(1, "c", severity: Severity.Medium, minutes: -40),
            bench.One(2, "b", severity: Severity.Medium, minutes: -10),
            bench.One(3, "d", severity: Severity.Medium, site: "pha-lai", minutes: -5),
            bench.One(4, "e", severity: Severity.Medium, minutes: -3, hold: AlarmHoldKind.Shelved),
            bench.One(5, "a"));

        await bench.Grouping.StepAsync(None);

        Assert.Equal(["a", "b"], (await bench.ReadAsync(Assert.Single(await bench.AllAsync()).Number)).Alarms.Select(link => link.Target).Order());
    }

    [Theory]
    [InlineData(25, 1)]
    [InlineData(35, 2)]
    public async Task Step_AnotherAlarmThere_JoinsWithinTheWindowOnly(int minutes, int incidents)
    {
        await using var database = await MigratedAsync(RelationalProvider.Sqlite);
        var bench = await StartedAsync(database);
        await bench.HappenAsync(bench.One(1, "a"), bench.One(2, "b", minutes: minutes));

        await bench.Grouping.StepAsync(None);

        Assert.Equal(incidents, (await bench.AllAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Step_LinkedAlarmMoves_TimelineTellsAndTheIncidentGetsWorseNotMilder(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = await StartedAsync(database);
        bench.Board.Current = new AlarmBoard(1, [bench.View("a")]);
        var number = (await bench.Service.OpenAsync(IncidentBench.Lan, "a", None)).Number!;
        await bench.HappenAsync(
            bench.One(1, "a", AlarmTransitionKind.Escalated, minutes: 1), bench.One(2, "a", AlarmTransitionKind.Eased, Severity.Medium, minutes: 2),
            bench.One(3, "a", AlarmTransitionKind.Cleared, Severity.Medium, minutes: 3), bench.One(4, "a", AlarmTransitionKind.Cleared, hold: AlarmHoldKind.Maintenance, minutes: 4));

        await bench.Grouping.StepAsync(None);

        var file = await bench.ReadAsync(number);
        Assert.Equal(Severity.Critical, file.Incident.Severity);
        Assert.Equal(["Escalated", "Eased", "Cleared"], file.Timeline.Where(entry => entry.Kind == IncidentEntryKind.AlarmChanged).Select(entry => entry.Detail));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Step_KilledAtAnySave_EndsAsIfItHadNotBeen(RelationalProvider provider)
    {
        await using var whole = await MigratedAsync(provider);
        var calm = await StartedAsync(whole);
        await calm.HappenAsync(Story(calm));
        await calm.Grouping.StepAsync(None);
        var expected = await calm.SketchAsync();
        Assert.Equal(3, expected.Count);

        for (var dies = 1; dies <= 6; dies++)
        {
            foreach (var afterwards in new[] { false, true })
            {
                await using var database = await MigratedAsync(provider);
                var before = await StartedAsync(database);
                await before.HappenAsync(Story(before));
                var mortal = new IncidentBench(database, new MortalStore(before.Store, dies, afterwards));
                await Assert.ThrowsAsync<IOException>(() => mortal.Grouping.StepAsync(None));

                var reopened = new IncidentBench(database);
                await reopened.Grouping.StepAsync(None);

                Assert.Equal(expected, await reopened.SketchAsync());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Step_TwoServersAtOnce_MakeEachIncidentOnce(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var one = await StartedAsync(database);
        await one.HappenAsync([.. Enumerable.Range(1, 20).Select(number => one.One(number, $"a{number}", site: $"s{number}"))]);
        var other = new IncidentBench(database);

        // Each repeats until the other has nothing left to take from it.
        await Task.WhenAll(new[] { one, other }.Select(bench => Task.Run(async () =>
        {
            while (await bench.Grouping.StepAsync(None))
            {
            }
        })));

        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"2026-{number:D6}"[4..]), (await one.AllAsync()).Select(incident => incident.Number[4..]).Order());
        Assert.Equal(20, (await one.SketchAsync()).Select(line => line.Split(' ')[2]).Distinct().Count());
    }

    private static AlarmTransition[] Story(IncidentBench bench) =>
    [
        bench.One(1, "a"),
        bench.One(2, "b", severity: Severity.High, minutes: 1),
        bench.One(3, "c", site: "pha-lai", minutes: 2),
        bench.One(4, "a", AlarmTransitionKind.Cleared, minutes: 3),
        bench.One(5, "d", site: "an-phu", severity: Severity.Low, minutes: 4),
        bench.One(6, "d", AlarmTransitionKind.Escalated, site: "an-phu", minutes: 5),
        bench.One(7, "x", AlarmTransitionKind.Acknowledged, site: "nowhere", minutes: 6),
    ];

    /// <summary>After its first look at an empty history.</summary>
    private static async Task<IncidentBench> StartedAsync(TestDatabase database)
    {
        var bench = new IncidentBench(database);
        await bench.Grouping.StepAsync(None);
        return bench;
    }
}
