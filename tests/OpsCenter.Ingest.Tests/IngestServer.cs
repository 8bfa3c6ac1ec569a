using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Feeds;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Push;
using OpsCenter.Ingest.Quarantine;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Ingest.Tests.LineProtocol;
using OpsCenter.Ingest.Tests.Pipeline;
using Xunit;

namespace OpsCenter.Ingest.Tests;

/// <summary>The whole of AddIngest on a real socket, in front of a store the test scripts.</summary>
internal sealed class IngestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private IngestServer(TemporaryConfig config, WebApplication app, ScriptedStore store, ListQuarantine quarantine)
    {
        (Config, _app, Store, Quarantine) = (config, app, store, quarantine);
        Client.BaseAddress = new Uri(app.Urls.First());
        Client.DefaultRequestHeaders.Add("Authorization", "Token good");
    }

    public TemporaryConfig Config { get; }

    public ScriptedStore Store { get; }

    public ListQuarantine Quarantine { get; }

    public HttpClient Client { get; } = new();

    public QuarantineReplay Replay => _app.Services.GetRequiredService<QuarantineReplay>();

    public IReadOnlyList<FeedStatus> Feeds => _app.Services.GetRequiredService<FeedHost>().Snapshot();

    public IEnumerable<Reading> Readings => Store.Committed.ToArray().SelectMany(batch => batch.Readings);

    public IEnumerable<OperationalEvent> Events => Store.Committed.ToArray().SelectMany(batch => batch.Events);

    public static Task<IngestServer> StartAsync(TemporaryConfig config, params (string Key, string Value)[] settings) => StartAsync(config, _ => { }, settings);

    /// <param name="config">What is loaded.</param>
    /// <param name="more">Services beside the usual ones.</param>
    /// <param name="settings">Settings beside the usual ones.</param>
    public static async Task<IngestServer> StartAsync(TemporaryConfig config, Action<IServiceCollection> more, params (string Key, string Value)[] settings)
    {
        var (store, quarantine) = (new ScriptedStore(), new ListQuarantine());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            KeyValuePair.Create("ConfigDir", (string?)config.Folder),
            KeyValuePair.Create("Ingest:RetryFor", (string?)"00:00:00"),
            KeyValuePair.Create("Ingest:ReloadPoll", (string?)"00:00:00.2"),
            KeyValuePair.Create("Feeds:DropLook", (string?)"00:00:00.05"),
        ]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddSingleton<ITelemetryStore>(store);
        builder.Services.AddSingleton<IQuarantineStore>(quarantine);
        builder.Services.AddAuthentication(TestAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.SchemeName, null);
        builder.Services.AddAuthorizationBuilder().AddPolicy(LineProtocolWriteExtensions.IngestPolicy, policy => policy.RequireAuthenticatedUser());
        more(builder.Services);
        builder.Services.AddIngest(builder.Configuration);
        var app = builder.Build();
        app.MapIngestPush().MapLineProtocolWrite();
        await app.StartAsync();
        return new IngestServer(config, app, store, quarantine);
    }

    /// <summary>Completes when the next configuration is in force.</summary>
    public Task ReloadedAsync()
    {
        var reloaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _app.Services.GetRequiredService<LiveIngestConfig>().Changed += () => reloaded.TrySetResult();
        return reloaded.Task;
    }

    /// <summary>Waits until the one feed is as wanted.</summary>
    public async Task<FeedStatus> FeedAsync(Func<FeedStatus, bool> wanted)
    {
        var patience = TimeSpan.FromSeconds(60);
        var began = TimeProvider.System.GetTimestamp();
        while (Feeds is not [{ } feed] || !wanted(feed))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < patience, $"still {string.Join(", ", Feeds)}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return Feeds[0];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();

        // Disposing alone tells the feeds to end and does not wait: a message could still come to the server that is thought gone.
        await _app.StopAsync();
        await _app.DisposeAsync();
        Config.Dispose();
    }
}
