using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Feeds;

/// <summary>From a feed to the store: what it gives in is offered until it is safe, because nobody sends it again.</summary>
internal sealed class FeedIntake(IngestPipeline pipeline, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Completes when the payload is stored or in quarantine.</summary>
    /// <exception cref="OperationCanceledException">Stopped before it was safe.</exception>
    public Task<IngestOutcome> GiveAsync(string topic, ReadOnlyMemory<byte> payload, CancellationToken stopping, bool simulated = false) =>
        GiveAsync(new IngestMessage(topic, payload, null, time.GetInstant(), simulated), null, stopping);

    /// <summary>The same with a decoder of the feed's own.</summary>
    public Task<IngestOutcome> GiveAsync(string topic, ReadOnlyMemory<byte> payload, IPayloadDecoder? decoder, CancellationToken stopping) =>
        GiveAsync(new IngestMessage(topic, payload, null, time.GetInstant()), decoder, stopping);

    private async Task<IngestOutcome> GiveAsync(IngestMessage message, IPayloadDecoder? decoder, CancellationToken stopping)
    {
        while (true)
        {
            var outcome = await (decoder is null ? pipeline.SubmitAsync(message) : pipeline.SubmitAsync(message, decoder));
            if (outcome.IsSafe)
            {
                return outcome;
            }

            await Task.Delay(Pause, time, stopping);
        }
    }
}
