using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.OperatorConsole.Playground;
using OpsCenter.App.OperatorConsole.Quarantine;
using OpsCenter.Core.Access;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Trial;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>What technicians may do to messages and mappings, and nobody else.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class PlaygroundDeskTests
{
    private static readonly Caller Operator = Caller.Person("o", [Role.Operator]);
    private static readonly Caller Technician = Caller.Person("t", [Role.Technician]);

    [Fact]
    public async Task Desk_Operator_MayNothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        var desk = host.Services.GetRequiredService<PlaygroundDesk>();
        var draft = new TrialDraft("water", "sources: []");

        Assert.Null((await desk.CaptureAsync(Operator, "#", 1, CancellationToken.None)).Capture);
        Assert.Null(await desk.EnforceAsync(Operator, draft, "", CancellationToken.None));
        Assert.Null(await desk.UndoAsync(Operator, "water", CancellationToken.None));
        Assert.Null(desk.VersionsOf(Operator, "water"));
        Assert.Null(desk.Version(Operator, "water", 1));
    }

    [Fact]
    public async Task Capture_Technician_IsInTheAudit()
    {
        await using var host = await ConsoleHost.StartAsync();
        var desk = host.Services.GetRequiredService<PlaygroundDesk>();

        var (capture, _) = await desk.CaptureAsync(Technician, "water/#", 5, CancellationToken.None);

        Assert.Equal(("water/#", 5), (capture!.Filter, capture.Wanted));
        Assert.Equal(("mapping.capture", "water/#"), await LastAsync(host));
    }

    [Fact]
    public async Task Enforce_DraftWithAMistake_IsRefusedAndNotInTheAudit()
    {
        await using var host = await ConsoleHost.StartAsync();
        var desk = host.Services.GetRequiredService<PlaygroundDesk>();
        var basedOn = desk.SourcesOf(Technician, "water")!;

        var refused = await desk.EnforceAsync(Technician, new TrialDraft("water", "sources:\n- {id: x}\n"), basedOn, CancellationToken.None);

        Assert.NotEmpty(Assert.IsType<EnforceOutcome.Refused>(refused).Errors);
        Assert.Equal(basedOn, desk.SourcesOf(Technician, "water"));
        Assert.NotEqual("mapping.enforce", (await LastAsync(host)).Action);
    }

    [Theory]
    [InlineData(2, null, 3)]
    [InlineData(null, 0, 4)]
    [InlineData(null, 1, 0)]
    [InlineData(0, null, 4)]
    public async Task Purge_ByAgeAndSize_RemovesTheOldest(int? days, int? mebibytes, int expected)
    {
        await using var host = await ConsoleHost.StartAsync();
        var store = host.Services.GetRequiredService<IQuarantineStore>();
        var now = TimeProvider.System.GetInstant();
        await store.AddAsync([.. Enumerable.Range(1, 4).Select(i => Entry(now - TimeSpan.FromDays(5 - i) - TimeSpan.FromMinutes(1), i))], CancellationToken.None);
        var purge = host.Services.GetRequiredService<QuarantinePurge>();

        Assert.Null(await purge.RunAsync(Operator, TimeSpan.Zero, 0, CancellationToken.None));
        Assert.Equal(
            expected, await purge.RunAsync(Technician, days is { } age ? TimeSpan.FromDays(age) : null, mebibytes * 1024L * 1024, CancellationToken.None));

        Assert.Equal(4 - expected, (await store.TotalsAsync(CancellationToken.None)).Entries);
        Assert.All(await store.ListAsync(null, 0, 10, CancellationToken.None), entry => Assert.True(entry.Payload.Span[0] > expected));
        Assert.Equal("quarantine.purge", (await LastAsync(host)).Action);
    }

    [Fact]
    public async Task Quarantine_Searched_ShowsWhatWasAsked()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.Services.GetRequiredService<IQuarantineStore>().AddAsync(
            [Entry(TimeProvider.System.GetInstant(), 1), Entry(TimeProvider.System.GetInstant(), 2) with { Topic = "water/other" }], CancellationToken.None);
        using var browser = await host.SignedInAsync(Role.Technician);

        var page = await browser.OpenAsync("/console/quarantine?search=other");

        Assert.Single(page.QuerySelectorAll("table.list tbody tr"));
        Assert.NotNull(page.QuerySelector("#purge-days"));
    }

    private static QuarantineEntry Entry(Instant at, int number) =>
        new(0, at, "s", "t", "d", "reason", new[] { (byte)number });

    private static async Task<(string Action, string? Subject)> LastAsync(ConsoleHost host)
    {
        var last = (await host.Services.GetRequiredService<IAuditLog>().ListAsync(1, CancellationToken.None)).SingleOrDefault();
        return (last?.Action ?? "", last?.Subject);
    }
}
