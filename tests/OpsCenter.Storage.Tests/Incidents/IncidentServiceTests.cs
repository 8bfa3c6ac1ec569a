using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using OpsCenter.Storage.Tests.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Incidents;

/// <summary>What people may do with incidents, on both databases.</summary>
public sealed class IncidentServiceTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Create_TwoInAYear_AreNumberedWithoutAGapAndAudited(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database);

        var (first, second) = (await bench.OpenAsync(), await bench.OpenAsync());

        Assert.Equal(("000001", "000002"), (first[5..], second[5..]));
        var file = await bench.ReadAsync(first);
        Assert.Equal(("Kè sạt", IncidentKind.Manual, "lan", 1L), (file.Incident.Title.Vi, file.Incident.Kind, file.Incident.CreatedBy, file.Incident.Version));
        Assert.Equal(["Gọi trạm bơm", "Đi xem"], file.Tasks.Select(task => task.Text.Vi));
        var audit = await database.Get<IAuditLog>().ListAsync(5, None);
        Assert.Equal([("incident.create", second), ("incident.create", first)], audit.Select(line => (line.Action, line.Subject)));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Leader)]
    public async Task Everything_ForWhoMayOnlyRead_IsForbiddenAndChangesNothing(Role role)
    {
        await using var database = await MigratedAsync(RelationalProvider.Sqlite);
        var bench = new IncidentBench(database);
        var (number, other) = (await bench.OpenAsync(), await bench.OpenAsync());
        bench.Board.Current = new AlarmBoard(1, [bench.View("a")]);
        var reader = Caller.Person("nam", [role]);

        IncidentResult[] results =
        [
            await bench.Service.CreateAsync(reader, new IncidentDraft { Title = "x" }, None),
            await bench.Service.OpenAsync(reader, "a", None),
            await bench.Service.LinkAsync(reader, number, "a", None),
            await bench.Service.TakeAsync(reader, number, None),
            await bench.Service.ChangeAsync(reader, number, new IncidentEdit { Comment = "x" }, None),
            await bench.Service.ReviewAsync(reader, number, new IncidentReview("a", "b", "c", 3, "", default), None),
            await bench.Merging.MergeAsync(reader, number, other, None),
            await bench.Merging.SplitAsync(reader, number, "x", [], [1], None),
        ];

        Assert.All(results, result => Assert.Equal(IncidentOutcome.Forbidden, result.Outcome));
        Assert.Equal([1L, 1L], (await bench.AllAsync()).Select(incident => incident.Version));
        Assert.Null(await bench.Service.FindAsync(Caller.Anonymous, number, None));
        Assert.Empty((await bench.Service.ListAsync(Caller.Anonymous, new IncidentQuery(), None)).Incidents);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Change_OfAnOlderVersion_ConflictsAndKeepsTheOther(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database);
        var number = await bench.OpenAsync();

        Assert.True((await bench.Service.ChangeAsync(IncidentBench.Lan, number, new IncidentEdit { Version = 1, Owner = "lan" }, None)).IsDone);
        var late = await bench.Service.ChangeAsync(IncidentBench.Minh, number, new IncidentEdit { Version = 1, Owner = "minh" }, None);

        Assert.Equal((IncidentOutcome.Conflict, number), (late.Outcome, late.Number));
        Assert.Equal("lan", (await bench.ReadAsync(number)).Incident.Owner);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Comment_ManyAtOnce_AllStay(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database);
        var number = await bench.OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(index => Task.Run(
            () => bench.Service.ChangeAsync(IncidentBench.Lan, number, new IncidentEdit { Comment = $"{index}" }, None))));

        Assert.All(results, result => Assert.True(result.IsDone));
        var file = await bench.ReadAsync(number);
        Assert.Equal(["0", "1", "2"], file.Timeline.Where(entry => entry.Kind == IncidentEntryKind.Commented).Select(entry => entry.Text!.Vi).Order());
        Assert.Equal([1, 2, 3, 4], file.Timeline.Select(entry => entry.Position));
    }

    [Fact]
    public async Task Status_ThroughItsLife_SaysWhoAndWhy()
    {
        await using var database = await MigratedAsync(RelationalProvider.Sqlite);
        var bench = new IncidentBench(database);
        var number = await bench.OpenAsync();

        await DoAsync(bench, number, new IncidentEdit { Owner = "minh" });
        Assert.Equal((IncidentStatus.Assigned, false), await StateAsync(bench, number));
        Assert.True((await bench.Service.TakeAsync(IncidentBench.Minh, number, None)).IsDone);
        Assert.Equal((IncidentStatus.Working, true), await StateAsync(bench, number));
        Assert.Equal(IncidentOutcome.ReasonMissing, await TryAsync(bench, number, new IncidentEdit { Status = IncidentStatus.Resolved }));
        await DoAsync(bench, number, new IncidentEdit { Status = IncidentStatus.Resolved, Reason = "Đã đắp kè" });
        Assert.Equal(IncidentOutcome.WrongStatus, await TryAsync(bench, number, new IncidentEdit { Status = IncidentStatus.Assigned }));
        await DoAsync(bench, number, new IncidentEdit { Status = IncidentStatus.Closed });
        Assert.Equal(IncidentOutcome.ReasonMissing, await TryAsync(bench, number, new IncidentEdit { Status = IncidentStatus.Working }));
        await DoAsync(bench, number, new IncidentEdit { Status = IncidentStatus.Working, Reason = "Lại sạt" });

        var file = await bench.ReadAsync(number);
        Assert.True(file.Incident.IsOpen);
        Assert.Null(file.Incident.ResolvedAt);
        Assert.Equal(
            ["Assigned", "Working", "Resolved Đã đắp kè", "Closed", "Working Lại sạt"],
            file.Timeline.Where(entry => entry.Kind == IncidentEntryKind.StatusChanged).Select(entry => $"{entry.Detail} {entry.Text?.Vi}".Trim()));
    }

    [Fact]
    public async Task Change_Mistakes_AreNamedAndChangeNothing()
    {
        await using var database = await MigratedAsync(RelationalProvider.Sqlite);
        var bench = new IncidentBench(database);
        var number = await bench.OpenAsync();

        Assert.Equal(IncidentOutcome.TextMissing, await TryAsync(bench, number, new IncidentEdit { Comment = " " }));
        Assert.Equal(IncidentOutcome.TextTooLong, await TryAsync(bench, number, new IncidentEdit { Comment = new string('x', 4_001) }));
        Assert.Equal(IncidentOutcome.TextMissing, await TryAsync(bench, number, new IncidentEdit { Title = " " }));
        Assert.Equal(IncidentOutcome.UnknownUnit, await TryAsync(bench, number, new IncidentEdit { Unit = "nobody", Comment = "x" }));
        Assert.Equal(IncidentOutcome.UnknownTask, await TryAsync(bench, number, new IncidentEdit { Ticks = new Dictionary<int, bool> { [9] = true } }));
        Assert.Equal(IncidentOutcome.NotFound, await TryAsync(bench, "2026-999999", new IncidentEdit { Comment = "x" }));
        Assert.Equal(IncidentOutcome.TextMissing, (await bench.Service.CreateAsync(IncidentBench.Lan, new IncidentDraft { Title = " " }, None)).Outcome);
        Assert.Equal(IncidentOutcome.UnknownAlarm, (await bench.Service.OpenAsync(IncidentBench.Lan, "gone", None)).Outcome);
        Assert.Equal(1, (await bench.ReadAsync(number)).Incident.Version);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Tasks_TickedAndAdded_KeepTheirOrder(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database);
        var number = await bench.OpenAsync();

        await DoAsync(bench, number, new IncidentEdit { Ticks = new Dictionary<int, bool> { [1] = true }, NewTasks = ["Báo tỉnh"], Assignees = new Dictionary<int, string> { [2] = "minh" } });
        await DoAsync(bench, number, new IncidentEdit { Ticks = new Dictionary<int, bool> { [1] = false, [3] = true } });

        var file = await bench.ReadAsync(number);
        Assert.Equal([(1, "Gọi trạm bơm", null, null), (2, "Đi xem", "minh", null), (3, "Báo tỉnh", null, "lan")], file.Tasks.Select(task => (task.Id, task.Text.Vi, task.Assignee, task.DoneBy)));
        Assert.Equal(
            [IncidentEntryKind.Created, IncidentEntryKind.TaskDone, IncidentEntryKind.TaskAdded, IncidentEntryKind.TaskUndone, IncidentEntryKind.TaskDone],
            file.Timeline.Select(entry => entry.Kind));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Open_ForAnAlarm_TakesThoseBesideItAndASecondTimeSaysSo(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database);
        bench.Board.Current = new AlarmBoard(1, [bench.View("a"), bench.View("b", severity: Severity.Critical), bench.View("c", site: "pha-lai")]);

        var opened = await bench.Service.OpenAsync(IncidentBench.Lan, "a", None);
        var again = await bench.Service.OpenAsync(IncidentBench.Lan, "b", None);

        var file = await bench.ReadAsync(opened.Number!);
        Assert.Equal(["a", "b"], file.Alarms.Select(link => link.Target).Order());
        Assert.Equal((Severity.Critical, "Lũ a"), (file.Incident.Severity, file.Incident.Title.Vi));
        Assert.Equal((IncidentOutcome.AlreadyOpen, opened.Number), (again.Outcome, again.Number));
        Assert.Equal(opened.Number, (await bench.Service.SuggestAsync(IncidentBench.Lan, bench.View("new"), None))!.Number);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Merge_Two_BothStayLinkedAndSayso(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database);
        bench.Board.Current = new AlarmBoard(1, [bench.View("a", severity: Severity.Critical)]);
        var ends = (await bench.Service.OpenAsync(IncidentBench.Lan, "a", None)).Number!;
        var goesOn = await bench.OpenAsync();
        await DoAsync(bench, ends, new IncidentEdit { Ticks = new Dictionary<int, bool> { [1] = true } });

        var merged = await bench.Merging.MergeAsync(IncidentBench.Lan, ends, goesOn, None);

        Assert.Equal((IncidentOutcome.Done, goesOn), (merged.Outcome, merged.Number));
        var (first, second) = (await bench.ReadAsync(ends), await bench.ReadAsync(goesOn));
        Assert.Equal((IncidentStatus.Closed, goesOn), (first.Incident.Status, first.Incident.MergedInto));
        Assert.Equal((IncidentEntryKind.MergedInto, goesOn), (first.Timeline[^1].Kind, first.Timeline[^1].Detail));
        Assert.Equal((IncidentEntryKind.Merged, ends), (second.Timeline[^1].Kind, second.Timeline[^1].Detail));
        Assert.Equal(["a", ends], second.Links.Select(link => link.Target).Order(StringComparer.Ordinal).Reverse());
        Assert.Contains(first.Links, link => link.Target == goesOn);
        Assert.Equal(["Gọi trạm bơm", "Đi xem", "Mở cống", "Báo xã"], second.Tasks.Select(task => task.Text.Vi));
        Assert.Equal(Severity.Critical, second.Incident.Severity);

        Assert.Equal(IncidentOutcome.Senseless, (await bench.Merging.MergeAsync(IncidentBench.Lan, ends, goesOn, None)).Outcome);
        Assert.Equal(IncidentOutcome.Senseless, (await bench.Merging.MergeAsync(IncidentBench.Lan, goesOn, goesOn, None)).Outcome);
        Assert.Equal(IncidentOutcome.WrongStatus, await TryAsync(bench, ends, new IncidentEdit { Status = IncidentStatus.Working, Reason = "x" }));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Split_OneAlarmAndATask_GoIntoANewOneThatBothName(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database);
        bench.Board.Current = new AlarmBoard(1, [bench.View("a"), bench.View("b")]);
        var number = (await bench.Service.OpenAsync(IncidentBench.Lan, "a", None)).Number!;

        var split = await bench.Merging.SplitAsync(IncidentBench.Lan, number, "Riêng", ["b"], [2], None);

        var (whole, part) = (await bench.ReadAsync(number), await bench.ReadAsync(split.Number!));
        Assert.NotEqual(number, split.Number);
        Assert.Equal(("Riêng", IncidentStatus.New), (part.Incident.Title.Vi, part.Incident.Status));
        Assert.Equal(["b"], part.Alarms.Select(link => link.Target));
        Assert.Equal(["a"], whole.Alarms.Select(link => link.Target));
        Assert.Equal(["Mở cống"], part.Tasks.Select(task => task.Text.Vi));
        Assert.Contains(whole.Links, link => link.Target == split.Number);
        Assert.Contains(part.Links, link => link.Target == number);
        Assert.Equal((IncidentEntryKind.Split, split.Number), (whole.Timeline[^1].Kind, whole.Timeline[^1].Detail));
        Assert.Equal((IncidentEntryKind.SplitFrom, number), (part.Timeline[^1].Kind, part.Timeline[^1].Detail));
        Assert.Equal(IncidentOutcome.Senseless, (await bench.Merging.SplitAsync(IncidentBench.Lan, number, "x", ["a"], [], None)).Outcome);
        Assert.Equal(IncidentOutcome.UnknownAlarm, (await bench.Merging.SplitAsync(IncidentBench.Lan, number, "x", ["b"], [], None)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Review_AfterResolving_IsKeptAndMayBeWrittenAnew(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database);
        var number = await bench.OpenAsync();
        var review = new IncidentReview("Kè sạt 5 m", "Mưa lớn", "Tuần tra sớm hơn", 4, "", default);
        Assert.Equal(IncidentOutcome.WrongReview, (await bench.Service.ReviewAsync(IncidentBench.Lan, number, review, None)).Outcome);
        await DoAsync(bench, number, new IncidentEdit { Status = IncidentStatus.Resolved, Reason = "x" });
        Assert.Equal(IncidentOutcome.WrongReview, (await bench.Service.ReviewAsync(IncidentBench.Lan, number, review with { Rating = 6 }, None)).Outcome);

        await bench.Service.ReviewAsync(IncidentBench.Lan, number, review, None);
        await bench.Service.ReviewAsync(IncidentBench.Minh, number, review with { Rating = 2 }, None);

        var file = await bench.ReadAsync(number);
        Assert.Equal((2, "minh"), (file.Review!.Rating, file.Review.Who));
        Assert.Equal(2, file.Timeline.Count(entry => entry.Kind == IncidentEntryKind.Reviewed));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task List_Filters_ChooseAndSearchIgnoresToneMarks(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database);
        var (first, second) = (await bench.OpenAsync("Đê Bến Bình rò nước"), await bench.OpenAsync("Cột đèn 100%_hỏng"));
        await bench.Service.TakeAsync(IncidentBench.Minh, second, None);

        async Task<string> FindAsync(IncidentQuery query) => string.Join(' ', (await bench.Store.ListAsync(query, None)).Incidents.Select(one => one.Number == first ? 1 : 2).Order());

        Assert.Equal("1", await FindAsync(new IncidentQuery { Text = "BEN binh de" }));
        Assert.Equal("2", await FindAsync(new IncidentQuery { Text = "100%_" }));
        Assert.Equal("", await FindAsync(new IncidentQuery { Text = "_de" }));
        Assert.Equal("2", await FindAsync(new IncidentQuery { Owner = "minh" }));
        Assert.Equal("1 2", await FindAsync(new IncidentQuery { Open = true }));
        Assert.Equal("1", await FindAsync(new IncidentQuery { Status = IncidentStatus.New }));
        Assert.Equal("1 2", await FindAsync(new IncidentQuery { OverdueAt = bench.Now + TimeSpan.FromDays(30) }));
        Assert.Equal("", await FindAsync(new IncidentQuery { OverdueAt = bench.Now }));
        Assert.Equal("", await FindAsync(new IncidentQuery { Units = ["x"] }));
        Assert.Equal((1, 2), await PageAsync(bench));
    }

    private static async Task<(int Shown, int Total)> PageAsync(IncidentBench bench)
    {
        var page = await bench.Store.ListAsync(new IncidentQuery { Skip = 1, Limit = 5 }, None);
        return (page.Incidents.Count, page.Total);
    }

    private static async Task<(IncidentStatus Status, bool Taken)> StateAsync(IncidentBench bench, string number)
    {
        var incident = (await bench.ReadAsync(number)).Incident;
        return (incident.Status, incident.AcknowledgedAt is not null);
    }

    private static async Task DoAsync(IncidentBench bench, string number, IncidentEdit edit) => Assert.Equal(IncidentOutcome.Done, await TryAsync(bench, number, edit));

    private static async Task<IncidentOutcome> TryAsync(IncidentBench bench, string number, IncidentEdit edit) =>
        (await bench.Service.ChangeAsync(IncidentBench.Lan, number, edit, None)).Outcome;
}
