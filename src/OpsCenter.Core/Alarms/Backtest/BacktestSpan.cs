using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Backtest;

/// <summary>What a run reads, and how much it was. One owner.</summary>
internal sealed class BacktestSpan(Instant from, Instant to)
{
    public Instant From => from;

    public Instant To => to;

    public int Series { get; private set; }

    /// <summary>Readings and events.</summary>
    public long Readings { get; private set; }

    public bool Incomplete { get; private set; }

    public void Count(SeriesPoints read)
    {
        Series++;
        Count(read.Points.Count, read.Truncated || read.Incomplete);
    }

    public void Count(int readings, bool incomplete)
    {
        Readings += readings;
        Incomplete |= incomplete;
    }
}
