using System.Collections.Immutable;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Mapping;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Trial;

/// <summary>Lets a technician look at what comes in, whatever becomes of it. Thread-safe.</summary>
/// <remarks>While nobody looks a message pays one read of a field; while somebody does, a match of its topic and at most <see cref="MostMessages"/> copies.</remarks>
public sealed class MessageTap(TimeProvider time)
{
    /// <summary>Captures open at once.</summary>
    public const int MostOpen = 8;

    /// <summary>Messages of one capture.</summary>
    public const int MostMessages = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private ImmutableArray<MessageCapture> _open = [];

    /// <summary>Null with a problem where the filter is none, or too many look already.</summary>
    public MessageCapture? Open(string filter, int messages, out string problem)
    {
        var now = time.GetInstant();
        ImmutableInterlocked.Update(ref _open, open => open.RemoveAll(capture => capture.IsOver(now)));
        if (TopicPattern.Parse(filter, out problem) is not { } pattern)
        {
            return null;
        }

        var capture = new MessageCapture(pattern, Math.Clamp(messages, 1, MostMessages), now + Longest);
        if (ImmutableInterlocked.Update(ref _open, open => open.Length < MostOpen ? open.Add(capture) : open) && _open.Contains(capture))
        {
            return capture;
        }

        problem = $"{MostOpen} captures are open already";
        return null;
    }

    public void Close(MessageCapture capture)
    {
        capture.Close();
        ImmutableInterlocked.Update(ref _open, open => open.Remove(capture));
    }

    internal void Offer(in IngestMessage message)
    {
        foreach (var capture in _open)
        {
            if (!capture.Offer(message))
            {
                ImmutableInterlocked.Update(ref _open, open => open.Remove(capture));
            }
        }
    }
}
