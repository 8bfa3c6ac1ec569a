using OpsCenter.App.Live;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Dashboards.Drafts;

/// <summary>A draft as its editor sees it: a live view that nobody else has. Thread-safe.</summary>
/// <param name="id">Unguessable.</param>
/// <param name="owner">Only this caller may look.</param>
/// <param name="view">Made for this draft alone.</param>
/// <param name="mark">As on every wall.</param>
internal sealed class DraftView(string id, string owner, LiveView view, LiveMark mark)
{
    private readonly Lock _lock = new();
    private bool _closed;

    public string Id => id;

    public string Owner => owner;

    public Instant SeenAt { get; private set; }

    public Encoded Snapshot(Instant now)
    {
        lock (_lock)
        {
            Look(now);
            return Encoded.Of(view.Snapshot(mark.Build, mark.Simulated));
        }
    }

    /// <summary>What came after <paramref name="seq"/>, or everything where that is too long ago.</summary>
    public Encoded After(long seq, Instant now)
    {
        lock (_lock)
        {
            Look(now);
            return view.Since(seq) is { } frame ? Encoded.Of(frame) : Encoded.Of(view.Snapshot(mark.Build, mark.Simulated));
        }
    }

    /// <summary>Lets go of all series.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            view.View.Detach();
        }
    }

    private void Look(Instant now)
    {
        SeenAt = now;
        if (!_closed)
        {
            view.Step(now);
        }
    }
}
