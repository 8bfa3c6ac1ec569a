using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Ingest;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Rules;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Relational;
using OpsCenter.Testing;

namespace OpsCenter.App.Tests.Rules;

/// <summary>A pack with two rules on disk, the real stores, and the services around them; no host runs, so each step is the test's.</summary>
internal sealed class RuleShop : IAsyncDisposable
{
    public const string Alarms = """
        # Levels of the decree.
        alarms:
          - id: p.flood
            title: {vi: "{level} tại {site}", en: "{level} at {site}"}   # shown
            select: {measurement: river, field: level}
            levels:
              - {name: Báo động I, severity: medium, limit: 4.0, deadband: 0.10, onDelay: 20s}
              # The worst.
              - {name: Báo động II, severity: high, limit: 5.0, deadband: 0.10, onDelay: 20s}
            sites:
              s1: [3.5, 4.5]   # sample
            procedure:
              consequence: Ngập
              response: Gọi trạm bơm
              timeToRespond: 15m

          # Of the gauges themselves.
          - id: p.battery
            title: Pin yếu
            select: {measurement: device, field: battery}
            direction: below
            levels:
              - {name: Pin yếu, severity: low, limit: 3.4}
            procedure: {consequence: Trạm im lặng, response: Thay pin, timeToRespond: 24h}

        """;

    private readonly TemporaryFolder _folder;

    private RuleShop(TemporaryFolder folder, ServiceProvider services) => (_folder, Services) = (folder, services);

    public static Caller Lan { get; } = Caller.Person("lan", [Role.Technician]);

    public static Caller Minh { get; } = Caller.Person("minh", [Role.Technician]);

    public static Caller Root { get; } = Caller.Person("root", [Role.Administrator]);

    public static Caller Operator { get; } = Caller.Person("hoa", [Role.Operator]);

    public static Caller Token { get; } = new("robot", CallerKind.Token, Root.Permissions);

    public ServiceProvider Services { get; }

    public RuleProposals Proposals => Services.GetRequiredService<RuleProposals>();

    public RuleLedger Ledger => Services.GetRequiredService<RuleLedger>();

    public RuleFiles Files => Services.GetRequiredService<RuleFiles>();

    public IRuleStore Store => Services.GetRequiredService<IRuleStore>();

    public LiveIngestConfig Live => Services.GetRequiredService<LiveIngestConfig>();

    public string Path => System.IO.Path.Combine(_folder.Path, "ingest-config", "packs", "p", "alarms.yaml");

    public string Text => File.ReadAllText(Path);

    public AlarmRuleConfig Rule(string id) => Live.Current.AlarmRules.Single(rule => rule.Id == id);

    public static async Task<RuleShop> OpenAsync(Func<IRuleStore, IRuleStore>? wrap = null, params (string Key, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        Write(folder, "areas.yaml", "areas:\n  - {id: north, name: Bắc, centre: [106.3, 20.9]}\n");
        Write(folder, "packs/p/pack.yaml", "id: p\nname: {vi: Gói, en: Pack}\n");
        Write(folder, "packs/p/sites.yaml", "sites:\n  - {id: s1, name: Trạm, area: north, kind: gauge, position: [106.3, 20.9], devices: [d1]}\n");
        Write(folder, "packs/p/fields.yaml", "fields:\n  - {measurement: river, field: level, name: {vi: Mực nước, en: Level}, unit: m, decimals: 2}\n  - {measurement: device, field: battery, name: Pin, unit: V}\n");
        Write(folder, "packs/p/sources.yaml", "sources:\n  - {id: p.s, topic: 't/{device}', readings: [{measurement: river, fields: {level: level}}]}\n");
        Write(folder, "packs/p/alarms.yaml", Alarms);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("DataDir", System.IO.Path.Combine(folder.Path, "data")),
            new("ConfigDir", System.IO.Path.Combine(folder.Path, "ingest-config")),
            .. settings.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value)),
        ]).Build();
        Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "data"));
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new ManualTime());
        services.AddRelationalStorage(configuration).AddEmbeddedStorage(configuration);
        services.AddIngest(configuration).AddAlarms(configuration).AddRuleWorkbench();
        if (wrap is not null)
        {
            var store = services.Last(one => one.ServiceType == typeof(IRuleStore));
            services.AddSingleton(provider => wrap((IRuleStore)ActivatorUtilities.CreateInstance(provider, store.ImplementationType!)));
        }

        var shop = new RuleShop(folder, services.BuildServiceProvider());
        await RelationalStorage.MigrateAsync(shop.Services);
        await shop.Ledger.CatchUpAsync(CancellationToken.None);
        return shop;
    }

    /// <summary>A new process over the same files and database.</summary>
    public RuleLedger AfterARestart() => new(
        (IRuleStore)ActivatorUtilities.CreateInstance(Services, Services.GetServices<IRuleStore>().First().GetType()),
        Files,
        Services.GetRequiredService<TimeProvider>(),
        NullLogger<RuleLedger>.Instance);

    /// <summary>The rule as it is in force, with something replaced.</summary>
    public RuleDraft Draft(string id, string old, string now, bool submit = true)
    {
        var text = Files.TextOf("p", id)!;
        Xunit.Assert.Contains(old, text, StringComparison.Ordinal);
        return new RuleDraft("p", text.Replace(old, now, StringComparison.Ordinal), "thử", submit);
    }

    public async Task<RuleProposal> ProposeAsync(Caller caller, RuleDraft draft) =>
        Xunit.Assert.IsType<RuleOutcome.Done>(await Proposals.ProposeAsync(caller, draft, CancellationToken.None)).Proposal;

    public Task<RuleOutcome> ApproveAsync(Caller caller, RuleProposal proposal) => Proposals.ApproveAsync(caller, proposal.Number, null, CancellationToken.None);

    public Task<IReadOnlyList<RuleVersion>> VersionsAsync(string id) => Store.VersionsAsync(id, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static void Write(TemporaryFolder folder, string file, string text)
    {
        var path = System.IO.Path.Combine(folder.Path, "ingest-config", file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
