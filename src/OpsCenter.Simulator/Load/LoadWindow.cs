namespace OpsCenter.Simulator.Load;

/// <summary>The messages of one connection that are sent and not yet answered, in order; packet ids run with them.</summary>
/// <remarks>Not thread-safe: the owner holds its lock. A message stays until it and all before it are answered, also over a reconnect.</remarks>
/// <param name="capacity">How many may be unanswered at once, 1 to 4096.</param>
public sealed class LoadWindow(int capacity)
{
    private readonly Entry[] _entries = new Entry[capacity];

    // Positions the server sent back; each is unanswered and in it at most once, so it is bounded by the capacity.
    private readonly Queue<long> _sentBack = new();
    private long _head;
    private long _tail;
    private long _resend;

    /// <summary>May another message go out?</summary>
    public bool HasRoom => _tail - _head < _entries.Length;

    /// <summary>Messages between the oldest unanswered one and the newest.</summary>
    public int Count => (int)(_tail - _head);

    /// <summary>Takes a message in and returns its packet id.</summary>
    public int Add(long sequence, long startedAt)
    {
        _entries[_tail % _entries.Length] = new Entry(sequence, startedAt, Answered: false);
        return PacketId(_tail++);
    }

    /// <summary>Marks the message of the packet id as answered; false for an id that is not out (never sent, or answered before).</summary>
    public bool TryAnswer(int packetId, out long sequence, out long startedAt)
    {
        var position = PositionOf(packetId);
        (sequence, startedAt) = (0, 0);
        if (position < 0)
        {
            return false;
        }

        ref var entry = ref _entries[position % _entries.Length];
        (sequence, startedAt) = (entry.Sequence, entry.StartedAt);
        entry = entry with { Answered = true };
        while (_head < _tail && _entries[_head % _entries.Length].Answered)
        {
            _head++;
        }

        _resend = Math.Max(_resend, _head);
        return true;
    }

    /// <summary>The server could not take the message now: it must go out again.</summary>
    public void SendBack(int packetId)
    {
        var position = PositionOf(packetId);
        if (position >= 0 && position < _resend && !_sentBack.Contains(position))
        {
            _sentBack.Enqueue(position);
        }
    }

    /// <summary>After a reconnect: everything unanswered must go out again.</summary>
    public void Rewind()
    {
        _resend = _head;
        _sentBack.Clear();
    }

    /// <summary>The next message to send again, if any is left.</summary>
    public bool TryNextResend(out int packetId, out long sequence)
    {
        if (_sentBack.TryDequeue(out var position))
        {
            (packetId, sequence) = (PacketId(position), _entries[position % _entries.Length].Sequence);
            return true;
        }

        while (_resend < _tail)
        {
            var entry = _entries[_resend % _entries.Length];
            packetId = PacketId(_resend++);
            sequence = entry.Sequence;
            if (!entry.Answered)
            {
                return true;
            }
        }

        (packetId, sequence) = (0, 0);
        return false;
    }

    /// <summary>A message just added needs no second sending.</summary>
    public void SkipResend() => _resend = _tail;

    /// <summary>Position of an unanswered message, or -1.</summary>
    private long PositionOf(int packetId)
    {
        var position = _head + ((packetId - PacketId(_head) + 65535) % 65535);
        return packetId is < 1 or > 65535 || position >= _tail || _entries[position % _entries.Length].Answered ? -1 : position;
    }

    private static int PacketId(long position) => (int)(position % 65535) + 1;

    private readonly record struct Entry(long Sequence, long StartedAt, bool Answered);
}
