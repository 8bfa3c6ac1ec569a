using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>A compiled tile: knows its series, what it showed last, and answers what is new. One caller at a time.</summary>
internal abstract class TileView(string id)
{
    public string Id => id;

    /// <summary>Something it shows was made by a simulator.</summary>
    public virtual bool Simulated => false;

    /// <summary>Readings came for windows that are closed: the view must be made anew.</summary>
    public virtual bool PastChanged => false;

    /// <summary>Length of the windows that its readings are gathered in; null without such.</summary>
    public virtual TimeSpan? Window => null;

    /// <summary>A series that appeared; the tile attaches itself where it wants it.</summary>
    public virtual void Consider(LiveSeries series)
    {
    }

    /// <summary>Lets go of all series.</summary>
    public virtual void Detach()
    {
    }

    /// <summary>Reads the past a tile shows; before the first step.</summary>
    public virtual Task SeedAsync(ITelemetryStore store, Instant now, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>What is new since the step before, or null.</summary>
    public abstract TileState? Step(in TickContext tick);

    /// <summary>Where its value comes from and what judges it; null for a tile that shows no value.</summary>
    public virtual TileDetail? Explain(Instant now) => null;

    /// <summary>Everything as of the last step.</summary>
    public abstract TileState Whole { get; }
}
