namespace OpsCenter.Core.Telemetry;

/// <summary>What is kept of the readings of a span of time: enough for every aggregate but percentiles. Summaries of two spans add up to that of both.</summary>
/// <remarks>A mutable struct, because it is filled a reading at a time, millions of them; hand it on by value. Nothing but <see cref="Count"/> has a meaning while that is 0.</remarks>
public record struct WindowSummary
{
    public long Count { get; set; }

    public double Sum { get; set; }

    /// <summary>What a counter grew by between neighbouring readings; where it fell, it began again at 0.</summary>
    public double Increase { get; set; }

    public Instant FirstTime { get; set; }

    public double First { get; set; }

    public Instant LastTime { get; set; }

    public double Last { get; set; }

    /// <summary>Time of the first of the lowest readings.</summary>
    public Instant MinTime { get; set; }

    public double Min { get; set; }

    /// <summary>Time of the first of the highest readings.</summary>
    public Instant MaxTime { get; set; }

    public double Max { get; set; }

    public Quality Worst { get; set; }

    public ReadingFlags Flags { get; set; }

    /// <summary>Growth of a counter from one reading to the next; never negative.</summary>
    public static double Growth(double before, double after) => Math.Max(0, after >= before ? after - before : after);

    public static WindowSummary Of(in Point point) => new()
    {
        Count = 1,
        Sum = point.Value,
        FirstTime = point.Time,
        First = point.Value,
        LastTime = point.Time,
        Last = point.Value,
        MinTime = point.Time,
        Min = point.Value,
        MaxTime = point.Time,
        Max = point.Value,
        Worst = point.Quality,
        Flags = point.Flags,
    };

    /// <summary>Takes in a reading later than all so far.</summary>
    public void Include(in Point point)
    {
        if (Count == 0)
        {
            this = Of(point);
            return;
        }

        Count++;
        Sum += point.Value;
        Increase += Growth(Last, point.Value);
        (LastTime, Last) = (point.Time, point.Value);
        TakeExtremes(point.Time, point.Value, point.Time, point.Value);
        TakeMarks(point.Quality, point.Flags);
    }

    /// <summary>Takes in what came of the same series after all so far.</summary>
    public void Append(in WindowSummary later)
    {
        if (Count == 0)
        {
            this = later;
            return;
        }

        Increase += later.Increase + Growth(Last, later.First);
        (LastTime, Last) = (later.LastTime, later.Last);
        Count += later.Count;
        Sum += later.Sum;
        TakeExtremes(later.MinTime, later.Min, later.MaxTime, later.Max);
        TakeMarks(later.Worst, later.Flags);
    }

    /// <summary>Takes in another series' summary of the same span; at equal times the one that was there stands for first, the other for last.</summary>
    public void Unite(in WindowSummary other)
    {
        if (Count == 0)
        {
            this = other;
            return;
        }

        if (other.FirstTime < FirstTime)
        {
            (FirstTime, First) = (other.FirstTime, other.First);
        }

        if (other.LastTime >= LastTime)
        {
            (LastTime, Last) = (other.LastTime, other.Last);
        }

        Count += other.Count;
        Sum += other.Sum;
        Increase += other.Increase;
        TakeExtremes(other.MinTime, other.Min, other.MaxTime, other.Max);
        TakeMarks(other.Worst, other.Flags);
    }

    public readonly double Value(Aggregate aggregate) => aggregate switch
    {
        Aggregate.Mean => Sum / Count,
        Aggregate.Min => Min,
        Aggregate.Max => Max,
        Aggregate.Sum => Sum,
        Aggregate.Count => Count,
        Aggregate.First => First,
        Aggregate.Last => Last,
        _ => throw new ArgumentOutOfRangeException(nameof(aggregate), aggregate, "unknown aggregate"),
    };

    private void TakeExtremes(Instant minTime, double min, Instant maxTime, double max)
    {
        if (min < Min || (min == Min && minTime < MinTime))
        {
            (MinTime, Min) = (minTime, min);
        }

        if (max > Max || (max == Max && maxTime < MaxTime))
        {
            (MaxTime, Max) = (maxTime, max);
        }
    }

    private void TakeMarks(Quality quality, ReadingFlags flags)
    {
        Worst = quality > Worst ? quality : Worst;
        Flags |= flags;
    }
}
