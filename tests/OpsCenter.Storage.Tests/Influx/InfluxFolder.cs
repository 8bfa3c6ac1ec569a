using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Influx;
using OpsCenter.Storage.Influx.Spool;
using OpsCenter.Testing;

namespace OpsCenter.Storage.Tests.Influx;

/// <summary>A data folder with the store as the host composes it, which drains into a database and can be closed and opened again.</summary>
internal sealed class InfluxFolder : IAsyncDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly (string Key, string Value)[] _settings;
    private ServiceProvider _services;
    private bool _closed;

    private InfluxFolder((string Key, string Value)[] settings)
    {
        _settings = settings;
        _services = Compose();
    }

    public string Path => _folder.Path;

    public string File => _folder.File("spool.db");

    public ITelemetryStore Store => _services.GetRequiredService<ITelemetryStore>();

    public IQuarantineStore Quarantine => _services.GetRequiredService<IQuarantineStore>();

    public TelemetrySpool Spool => _services.GetRequiredService<TelemetrySpool>();

    /// <summary>Opens the store, which begins to drain.</summary>
    public static async Task<InfluxFolder> OpenAsync(InfluxServer server, string database, params (string Key, string Value)[] settings)
    {
        // What is given last counts.
        var folder = new InfluxFolder([.. Way(server.Url, database), .. settings]);
        await folder.DrainAsync();
        return folder;
    }

    public static async Task<InfluxFolder> OpenAsync(InfluxServer server) => await OpenAsync(server, await server.CreateDatabaseAsync());

    public static (string Key, string Value)[] Way(Uri url, string database) =>
    [
        ("Url", url.ToString()), ("Database", database), ("Username", InfluxServer.Username), ("Password", InfluxServer.Password),
        ("FlushInterval", "00:00:00.05"), ("Timeout", "00:00:30"), ("LongestPause", "00:00:00.5"),
    ];

    public async Task CloseAsync()
    {
        if (!_closed)
        {
            _closed = true;
            await Task.WhenAll(Drains().Select(service => service.StopAsync(CancellationToken.None)));
            await _services.DisposeAsync();
        }
    }

    public async Task ReopenAsync()
    {
        await CloseAsync();
        _services = Compose();
        _closed = false;
        await DrainAsync();
    }

    /// <summary>Comes back when nothing waits for the database any more.</summary>
    public async Task DrainedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Store.Health.Backlog!.Readings > 0)
        {
            await Spool.Count.Departed.Next.WaitAsync(TimeSpan.FromSeconds(0.2), TimeProvider.System, patience.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Comes back when the store knows that the database takes nothing.</summary>
    public async Task DownAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Store.Health.Backlog!.Because is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    public async Task<IReadOnlyList<Point>> PointsAsync(SeriesSelector? selector = null)
    {
        var points = new List<Point>();
        var all = new RangeQuery(selector ?? SeriesSelector.All, default, new Instant(long.MaxValue), null, Aggregate.Mean, TimeSpan.Zero, int.MaxValue);
        await foreach (var series in Store.QueryAsync(all, CancellationToken.None))
        {
            points.AddRange(series.Points);
        }

        return points;
    }

    /// <summary>As the host does it.</summary>
    public static ServiceProvider Compose(string folder, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.GroupBy(setting => setting.Key).Select(key => new KeyValuePair<string, string?>($"{InfluxStoreOptions.SectionName}:{key.Key}", key.Last().Value))
                .Append(new("DataDir", folder))).Build();
        return new ServiceCollection().AddLogging().AddInfluxStorage(configuration).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }

    private async Task DrainAsync()
    {
        foreach (var service in Drains())
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    private IEnumerable<IHostedService> Drains() => _services.GetServices<IHostedService>().OfType<InfluxDrainService>();

    private ServiceProvider Compose() => Compose(_folder.Path, _settings);
}
