using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>Runs the commit cycle for the life of the host; stopping stores what was taken in.</summary>
internal sealed class IngestCommitService(IngestPipeline pipeline, ILogger<IngestCommitService> logger) : BackgroundService
{
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        pipeline.Stop();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (await pipeline.CommitNextAsync(stoppingToken))
        {
        }

        Log.Drained(logger);
    }
}
