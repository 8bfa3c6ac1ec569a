using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Kpis;

/// <summary>Puts figures into the pipeline as a device's readings are.</summary>
internal sealed class KpiIntake(IngestPipeline pipeline, TimeProvider time) : IKpiIntake
{
    private const int AtATime = 2_000;
    private const string Source = "kpi";

    public async Task StoreAsync(IReadOnlyList<Reading> figures, CancellationToken cancellation)
    {
        foreach (var part in figures.Chunk(AtATime))
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = await pipeline.SubmitAsync(new IngestMessage(Source, ReadOnlyMemory<byte>.Empty, null, time.GetInstant()), new Given(part));
            if (outcome.Result != IngestResult.Stored)
            {
                throw new KpiNotStoredException(outcome.Reason ?? "the figures were not stored");
            }
        }
    }

    /// <summary>Readings that need no decoding.</summary>
    private sealed class Given(IReadOnlyList<Reading> readings) : IPayloadDecoder
    {
        public void Decode(in IngestMessage message, DecodedMessage into)
        {
            into.Source = Source;
            into.Readings.AddRange(readings);
        }

        public string SourceOf(string topic) => Source;
    }
}
