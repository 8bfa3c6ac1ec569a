using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Import;

/// <summary>Says of each line what the server would, with the server's own decoder, and what only an import must refuse: a time that the server would replace.</summary>
internal sealed class LineJudge(ImportSettings settings, long unit, TimeProvider time)
{
    private const int MostSeries = 10_000_000;
    private static readonly Instant Plausible = Instant.From(new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly LineProtocolDecoder _decoder = new(new LineSeriesSource(new NoFields(), new SeriesInterner(MostSeries)), "import", unit, keepHistory: true);
    private readonly DecodedMessage _decoded = new();

    /// <summary>Why the line is refused; null where it is not.</summary>
    /// <param name="line">One line.</param>
    /// <param name="holdsReadings">False where it holds nothing but texts, which are no readings.</param>
    public string? Judge(ReadOnlySpan<byte> line, out bool holdsReadings)
    {
        _decoded.Clear();
        var now = time.GetInstant();
        var problem = _decoder.DecodeLine(line, new IngestMessage("", default, null, now), _decoded);
        holdsReadings = _decoded.Readings.Count > 0;
        if (problem is not null || !holdsReadings)
        {
            return problem;
        }

        var reading = _decoded.Readings[0];
        if (reading.Flags.HasFlag(ReadingFlags.ClockReplaced))
        {
            return "time in the future";
        }

        if (reading.Time == now)
        {
            return "no time";
        }

        return reading.Time < Plausible && settings.Precision is null ? $"time {reading.Time}: give --precision if it is not in nanoseconds" : null;
    }
}
