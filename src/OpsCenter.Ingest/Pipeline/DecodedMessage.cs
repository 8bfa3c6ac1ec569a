using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Mapping;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>What a decoder made of one message. Reused: valid until the message's outcome is set. One writer at a time.</summary>
public sealed class DecodedMessage
{
    private const int LargestKept = 4096;
    private const int MostProblemsNamed = 5;
    private readonly List<string> _problems = [];
    private int _moreProblems;

    public List<Reading> Readings { get; } = [];

    public List<OperationalEvent> Events { get; } = [];

    public List<RejectedPart> Rejected { get; } = [];

    /// <summary>Id of the source (mapping) that took the message, for statistics and quarantine.</summary>
    public string Source { get; set; } = "";

    /// <summary>Text fields of line protocol: a reading is a number, so they are passed over and counted.</summary>
    public int SkippedTexts { get; set; }

    /// <summary>Scratch of the mapping engine, kept here because this object is pooled.</summary>
    internal MappingRun Run { get; } = new();

    /// <summary>Number of the record that is being mapped, for problems to name; 0 where the payload has none.</summary>
    internal int Record { get; set; }

    internal bool IsEmpty => Readings.Count == 0 && Events.Count == 0 && Rejected.Count == 0;

    /// <summary>Notes something that could not be understood; the first few are named.</summary>
    public void Problem(string problem)
    {
        if (_problems.Count < MostProblemsNamed)
        {
            _problems.Add(Record > 0 ? $"record {Record}: {problem}" : problem);
        }
        else
        {
            _moreProblems++;
        }
    }

    /// <summary>Turns the noted problems, if any, into one rejected part.</summary>
    public void RejectProblems(ReadOnlyMemory<byte> payload)
    {
        if (_problems.Count > 0)
        {
            var more = _moreProblems > 0 ? $"; and {_moreProblems} more" : "";
            Rejected.Add(new RejectedPart(string.Join("; ", _problems) + more, payload));
            _problems.Clear();
            _moreProblems = 0;
        }
    }

    internal bool HasProblems => _problems.Count > 0;

    internal int ProblemCount => _problems.Count + _moreProblems;

    /// <summary>Adds a reading with its quality judged by the field's valid range.</summary>
    internal void Add(SeriesEntry series, Instant time, double value, ReadingFlags flags, in IngestMessage message) =>
        Readings.Add(new Reading(
            series.Key, time, value, series.Judge(value), message.Simulated ? flags | ReadingFlags.Simulated : flags, message.ReceivedAt));

    internal void Clear()
    {
        Readings.Clear();
        Events.Clear();
        Rejected.Clear();
        _problems.Clear();
        _moreProblems = 0;
        Source = "";
        SkippedTexts = 0;
        Record = 0;
        Run.Clear();
        if (Readings.Capacity > LargestKept)
        {
            Readings.Capacity = 0;
        }
    }
}
