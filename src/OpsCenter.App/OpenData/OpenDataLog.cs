using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using OpsCenter.App.Observability;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.App.OpenData;

/// <summary>Stores what is published and how it is read as readings of the centre's own, so that the pack <c>open-data</c> has figures like any other.</summary>
internal sealed class OpenDataLog(
    OpenDataShelf shelf, OpenDataCounts counts, IMessageIntake intake, IOptions<OpenDataOptions> options, TimeProvider time, ILogger<OpenDataLog> logger) : BackgroundService
{
    private const string Tags = "pack=open-data,origin=self";

    /// <summary>One look. Answers what became of the readings.</summary>
    public async Task<IngestOutcome> StepAsync(CancellationToken cancellation)
    {
        var (at, sets) = (time.GetInstant(), await shelf.ListAsync(cancellation));
        var (downloads, calls, refused) = counts.Take();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"open_data,{Tags} sets={sets.Count},fresh={sets.Count(set => set.IsFresh)},empty={sets.Count(set => set.Newest is null)}")
            .Append(CultureInfo.InvariantCulture, $",downloads={downloads.Values.Sum()},calls={calls},refused={refused} {at.UnixNanoseconds}");
        foreach (var (kpi, count) in downloads)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nopen_data_set,{Tags},kpi={kpi} downloads={count} {at.UnixNanoseconds}");
        }

        return await intake.SubmitAsync(new IngestMessage("line/open-data", Encoding.UTF8.GetBytes(text.ToString()), SelfMonitor.Sender, at));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.LogInterval <= TimeSpan.Zero || !options.Value.Enabled)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.LogInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await StepAsync(stoppingToken) is { IsSafe: false } outcome)
                {
                    Log.NotLogged(logger, outcome.Reason ?? "");
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, error);
            }
        }
    }
}
