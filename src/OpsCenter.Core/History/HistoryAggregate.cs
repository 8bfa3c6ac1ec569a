using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>How the readings of one window become one value: what every store can (<see cref="Aggregate"/>, the same numbers), and what is made from that.</summary>
public enum HistoryAggregate
{
    Mean = Aggregate.Mean,
    Min = Aggregate.Min,
    Max = Aggregate.Max,
    Sum = Aggregate.Sum,
    Count = Aggregate.Count,
    First = Aggregate.First,
    Last = Aggregate.Last,

    /// <summary>Nearest rank, see <see cref="ValueSample.Percentile"/>.</summary>
    Percentile,

    /// <summary>Growth of a counter per second, see <see cref="WindowValues"/>.</summary>
    Rate,
}
