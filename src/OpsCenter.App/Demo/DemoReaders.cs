using OpsCenter.App.OpenData;
using OpsCenter.Simulator.Running;

namespace OpsCenter.App.Demo;

/// <summary>Citizens' apps that read open data over the network now and then, as somebody would.</summary>
internal sealed class DemoReaders(OpenDataShelf shelf, IPushLogins logins, TimeProvider time, ILogger<DemoReaders> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var login = await logins.ForAsync("open-data", stoppingToken);
        using var client = new HttpClient { BaseAddress = login.Server, Timeout = TimeSpan.FromSeconds(30) };
        using var timer = new PeriodicTimer(Pace, time);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            var sets = shelf.Kpis.ToList();
            var path = round % 10 == 0 || sets.Count == 0 ? "open-data/catalog.jsonld" : $"open-data/{sets[round * 7 % sets.Count].Id}.{(round % 2 == 0 ? "csv" : "json")}?from=-1d";
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), stoppingToken);
                await answer.Content.LoadIntoBufferAsync(stoppingToken);
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !stoppingToken.IsCancellationRequested)
            {
                Log.ReaderFailed(logger, path, error.Message);
            }
        }
    }
}
