using System.Globalization;
using System.Text.Json;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Sheets;

/// <summary>Takes entered figures the way of every message: stored first, then live state, alarms and screens see them.</summary>
internal sealed class SheetIntake(IngestPipeline pipeline, SeriesInterner interner, TimeProvider time) : ISheetSink
{
    public async Task<string?> StoreAsync(string topic, IReadOnlyList<Reading> readings, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var known = new List<Reading>(readings.Count);
        foreach (var reading in readings)
        {
            // Before the pipeline: what it refuses goes to quarantine, once for every try.
            if (interner.Intern(reading.Series) is not { } series)
            {
                return $"{reading.Series.Canonical}: more series than Ingest:MaxSeries allows";
            }

            known.Add(reading with { Series = series });
        }

        // The readings themselves are handed over; the payload is what a trace of messages shows of them.
        var payload = JsonSerializer.SerializeToUtf8Bytes(readings.Select(reading => $"{reading.Series.Canonical} {reading.Value.ToString("R", CultureInfo.InvariantCulture)} {reading.Time}"));
        var message = new IngestMessage(topic, payload, null, time.GetInstant());
        var outcome = await pipeline.SubmitAsync(message, new ReadyReadings(known));
        return outcome.Result == IngestResult.Stored ? null : outcome.Reason ?? outcome.Result.ToString();
    }

    private sealed class ReadyReadings(IReadOnlyList<Reading> readings) : IPayloadDecoder
    {
        private const string Source = "sheets";

        public string SourceOf(string topic) => Source;

        public void Decode(in IngestMessage message, DecodedMessage into)
        {
            into.Source = Source;
            into.Readings.AddRange(readings);
        }
    }
}
