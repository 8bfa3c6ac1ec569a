using System.Runtime.InteropServices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>One commit from gathering to telling. There are two, used in turn: while one is told about, the other is stored. Kept and cleared, so that a commit leaves nothing to collect.</summary>
internal sealed class CommitRound
{
    private readonly List<Reading> _readings = [];

    /// <summary>What is stored together.</summary>
    public List<IngestWork> Group { get; } = [];

    /// <summary>What of it the store took and nobody was told about yet.</summary>
    public List<CommittedBatch> Committed { get; } = [];

    public void Clear()
    {
        Group.Clear();
        Committed.Clear();
    }

    /// <summary>What some of the works bring, in their order. The whole group's readings are in a list that the next use of this round fills again.</summary>
    public TelemetryBatch Join(int from, int count)
    {
        var readings = count == Group.Count ? _readings : [];
        readings.Clear();
        List<OperationalEvent>? events = null;
        foreach (var work in CollectionsMarshal.AsSpan(Group).Slice(from, count))
        {
            readings.AddRange(work.Decoded.Readings);
            if (work.Decoded.Events.Count > 0)
            {
                (events ??= []).AddRange(work.Decoded.Events);
            }
        }

        return new TelemetryBatch(readings, events ?? (IReadOnlyList<OperationalEvent>)[]);
    }
}
