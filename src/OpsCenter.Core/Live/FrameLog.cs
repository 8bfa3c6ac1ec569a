using OpsCenter.Core.Live.Frames;

namespace OpsCenter.Core.Live;

/// <summary>The last frames of a view, for screens that lost their link for a moment. One caller at a time.</summary>
/// <param name="capacity">Frames kept; a screen that missed more gets a snapshot.</param>
public sealed class FrameLog(int capacity)
{
    private readonly Queue<LiveFrame> _frames = new();

    public void Add(LiveFrame frame)
    {
        _frames.Enqueue(frame);
        if (_frames.Count > capacity)
        {
            _frames.Dequeue();
        }
    }

    /// <summary>Everything after <paramref name="seq"/> as one frame; null where that is not known any more, or never was.</summary>
    public LiveFrame? Since(long seq)
    {
        LiveFrame? merged = null;
        foreach (var frame in _frames.Where(frame => frame.Seq > seq))
        {
            if (merged is null && frame.Seq != seq + 1)
            {
                return null;
            }

            merged = merged is null ? frame : merged.Then(frame);
        }

        return merged;
    }
}
