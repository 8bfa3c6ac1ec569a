using Microsoft.AspNetCore.SignalR;

namespace OpsCenter.App.Live;

/// <summary>One screen's connection: one message in flight, a few frames pending, beyond that a snapshot.</summary>
/// <remarks>
/// Frames are shared, so what waits here are references. A write that does not complete holds up this connection alone: the
/// broadcaster never waits for it. Locks are taken in the order channel, connection.
/// </remarks>
internal sealed class LiveConnection(
    string id, Func<SerializedHubMessage, CancellationToken, ValueTask> write, Action abort, int pendingFrames, int callsPerMinute, TimeProvider time)
{
    /// <summary>A display that has not taken so many orders is not reading: the next is refused and the person who gave it is told.</summary>
    private const int MaxOrders = 8;

    private readonly Lock _lock = new();
    private readonly Queue<Encoded> _pending = new();
    private readonly Queue<Encoded> _orders = new();
    private ILiveFeed? _channel;
    private bool _writing;
    private bool _lost;
    private bool _held;
    private bool _gone;
    private long _writeStarted;
    private long _minuteBegan = time.GetTimestamp();
    private int _calls;

    public string Id => id;

    /// <summary>The view it shows; null before the first subscription.</summary>
    public ILiveFeed? Channel => Volatile.Read(ref _channel);

    /// <summary>
    /// From now on frames of this channel, held until <see cref="Release"/>; under the channel's lock. False where the
    /// connection is gone already.
    /// </summary>
    public bool Follow(ILiveFeed channel)
    {
        lock (_lock)
        {
            if (_gone)
            {
                return false;
            }

            _channel = channel;
            _pending.Clear();
            _lost = false;
            _held = true;
            return true;
        }
    }

    /// <summary>The link ended: nothing will be followed any more. Answers the channel to leave.</summary>
    public ILiveFeed? End()
    {
        lock (_lock)
        {
            _gone = true;
            return _channel;
        }
    }

    /// <summary>The answer to the subscription is on its way: frames may follow it.</summary>
    public void Release(ILiveFeed channel)
    {
        lock (_lock)
        {
            if (_channel != channel)
            {
                return;
            }

            _held = false;
        }

        Pump();
    }

    /// <summary>False where the connection is behind and will get a snapshot instead.</summary>
    public bool Offer(ILiveFeed channel, Encoded frame)
    {
        lock (_lock)
        {
            if (_channel != channel)
            {
                return true;
            }

            if (_lost || _pending.Count >= pendingFrames)
            {
                // Full: what waits is worth nothing without what would be left out.
                _pending.Clear();
                _lost = true;
                return false;
            }

            _pending.Enqueue(frame);
        }

        Pump();
        return true;
    }

    /// <summary>What a person wants of this display; goes before frames. False where too many orders wait already.</summary>
    public bool Order(Encoded order)
    {
        lock (_lock)
        {
            if (_gone || _orders.Count >= MaxOrders)
            {
                return false;
            }

            _orders.Enqueue(order);
        }

        Pump();
        return true;
    }

    /// <summary>Frames no longer lead on from what the screen has: send it everything.</summary>
    public void Renew(ILiveFeed channel)
    {
        lock (_lock)
        {
            if (_channel != channel)
            {
                return;
            }

            _pending.Clear();
            _lost = true;
        }

        Pump();
    }

    /// <summary>False beyond the calls a minute allows. Only the hub asks, one call at a time.</summary>
    public bool MayCall()
    {
        if (time.GetElapsedTime(_minuteBegan) >= TimeSpan.FromMinutes(1))
        {
            (_minuteBegan, _calls) = (time.GetTimestamp(), 0);
        }

        return ++_calls <= callsPerMinute;
    }

    /// <summary>Closes the connection where one write has taken longer than <paramref name="limit"/>.</summary>
    public bool AbortIfStalled(TimeSpan limit)
    {
        lock (_lock)
        {
            if (!_writing || time.GetElapsedTime(_writeStarted) < limit)
            {
                return false;
            }
        }

        abort();
        return true;
    }

    public void Abort() => abort();

    private void Pump()
    {
        lock (_lock)
        {
            if (_writing || (_orders.Count == 0 && (_held || (_pending.Count == 0 && !_lost))))
            {
                return;
            }

            _writing = true;
        }

        _ = PumpAsync();
    }

    private async Task PumpAsync()
    {
        try
        {
            while (Next() is { } message)
            {
                Volatile.Write(ref _writeStarted, time.GetTimestamp());
                await write(message.Message, CancellationToken.None);
            }
        }
        catch (Exception)
        {
            // The link broke under the write; the framework reports the disconnection.
            abort();
        }
    }

    private Encoded? Next()
    {
        ILiveFeed? behind;
        lock (_lock)
        {
            if (_orders.TryDequeue(out var order))
            {
                return order;
            }

            behind = _lost && !_held ? _channel : null;
            if (behind is null)
            {
                if (!_held && _pending.TryDequeue(out var frame))
                {
                    return frame;
                }

                _writing = false;
                return null;
            }
        }

        return behind.Snapshot(this);
    }

    /// <summary>The snapshot at hand contains all that waits; under the channel's lock.</summary>
    public void Caught(ILiveFeed channel)
    {
        lock (_lock)
        {
            if (_channel == channel)
            {
                _pending.Clear();
                _lost = false;
            }
        }
    }
}
