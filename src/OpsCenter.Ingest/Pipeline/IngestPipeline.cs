using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;
using Microsoft.Extensions.Options;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>
/// The way of every message: decoded on its sender's thread, gathered with whatever else waits, stored in one commit, then answered.
/// </summary>
/// <remarks>
/// Group commit: while one commit runs the next group gathers, so load makes groups larger and not waits longer. The intake is
/// bounded in messages and bytes; full, QoS 0 is shed (counted) and everyone else is told <see cref="IngestResult.Overloaded"/>.
/// Messages of one sender keep their order as long as the sender submits them in order. Thread-safe.
/// </remarks>
public sealed class IngestPipeline : IMessageIntake
{
    private readonly IPayloadDecoder _decoder;
    private readonly BatchCommitter _committer;
    private readonly IngestMetrics _metrics;
    private readonly MessageTap _tap;
    private readonly IngestOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<IngestPipeline> _logger;
    private readonly long _sheddableMessages;
    private readonly ObjectPool<IngestWork> _pool;
    private readonly CommitPace _pace;

    // Unbounded as a channel; bounded by _pendingMessages and _pendingBytes, which also count the group being stored.
    private readonly Channel<IngestWork> _intake = Channel.CreateUnbounded<IngestWork>(new UnboundedChannelOptions { SingleReader = true });
    private CommitRound _round = new();
    private CommitRound _told = new();
    private Task _telling = Task.CompletedTask;
    private long _pendingMessages;
    private long _pendingBytes;

    internal IngestPipeline(
        IPayloadDecoder decoder,
        BatchCommitter committer,
        IngestMetrics metrics,
        MessageTap tap,
        IOptions<IngestOptions> options,
        TimeProvider time,
        ILogger<IngestPipeline> logger)
    {
        _decoder = decoder;
        _committer = committer;
        _metrics = metrics;
        _tap = tap;
        _options = options.Value;
        _time = time;
        _logger = logger;
        _pace = new CommitPace(_options.CommitPacing, time);
        _sheddableMessages = (long)(_options.MaxPendingMessages * _options.SheddableShare);
        var provider = new DefaultObjectPoolProvider { MaximumRetained = Math.Min(_options.MaxPendingMessages, 16_384) };
        _pool = provider.Create(new WorkPolicy(() => _pool!));
    }

    /// <summary>Messages taken in and not yet answered.</summary>
    public long Pending => Interlocked.Read(ref _pendingMessages);

    /// <summary>Payload bytes of those.</summary>
    public long PendingBytes => Interlocked.Read(ref _pendingBytes);

    /// <inheritdoc/>
    public ValueTask<IngestOutcome> SubmitAsync(in IngestMessage message) => SubmitAsync(message, _decoder);

    /// <summary>The same with a decoder of the transport's choice.</summary>
    public ValueTask<IngestOutcome> SubmitAsync(in IngestMessage message, IPayloadDecoder decoder)
    {
        _metrics.Received.Add(1);
        _metrics.ReceivedBytes.Add(message.Payload.Length);
        _tap.Offer(message);
        if (TryEnter(message) is { } full)
        {
            return ValueTask.FromResult(NotTaken(message, decoder, full, "the intake is full"));
        }

        var work = _pool.Get();
        work.Begin(message);
        Decode(decoder, work);
        if (work.Decoded.IsEmpty)
        {
            _committer.CountEmpty(work);
            Leave(message);
            work.Return();
            return ValueTask.FromResult(new IngestOutcome(IngestResult.Stored));
        }

        // Taken before the hand-over: afterwards the committer owns the work.
        var promise = work.Promise;
        if (_intake.Writer.TryWrite(work))
        {
            return promise;
        }

        Leave(message);
        work.Return();
        return ValueTask.FromResult(NotTaken(message, decoder, "stopping", "the server is stopping"));
    }

    /// <summary>One cycle: waits for work, gathers a group, stores it, then tells and answers, beside the next cycle where more waits. False once stopped and drained.</summary>
    /// <remarks>One caller at a time. <paramref name="cancellation"/> ends retries, not the cycle: what is gathered is always answered.</remarks>
    internal async ValueTask<bool> CommitNextAsync(CancellationToken cancellation)
    {
        if (!await _intake.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await _telling;
            return false;
        }

        await PaceAsync(cancellation);
        Gather();
        _pace.Begin(_round.Group.Count);
        try
        {
            await _committer.StoreAsync(_round, cancellation);
        }
        catch (Exception exception)
        {
            Fail(_round, exception);
        }

        // The sinks see the commits in their order, and at most one is behind the store.
        await _telling;
        var stored = _round;
        (_round, _told) = (_told, stored);
        if (_intake.Reader.TryPeek(out _))
        {
            _telling = Task.Run(() => Tell(stored), CancellationToken.None);
        }
        else
        {
            Tell(stored);
        }

        return true;
    }

    /// <summary>No more is taken in; what was is still stored.</summary>
    internal void Stop() => _intake.Writer.TryComplete();

    private void Decode(IPayloadDecoder decoder, IngestWork work)
    {
        try
        {
            decoder.Decode(work.Message, work.Decoded);
        }
        catch (Exception exception)
        {
            // A bug of ours met this payload; keep the payload for us to find it and the connection alive.
            Log.DecoderFailed(_logger, work.Message.Topic, exception);
            work.Decoded.Clear();
            work.Decoded.Rejected.Add(new RejectedPart($"internal error while decoding: {exception.Message}", work.Message.Payload));
        }

        if (work.Decoded.Readings.Count + work.Decoded.Events.Count is var made and > 0)
        {
            _metrics.Decoded.Add(1);
            _metrics.Mapped.Add(made);
        }
    }

    /// <summary>Whatever happens, every sender is answered.</summary>
    private void Tell(CommitRound round)
    {
        try
        {
            _committer.Tell(round);
        }
        catch (Exception exception)
        {
            Fail(round, exception);
        }

        foreach (var work in round.Group)
        {
            Leave(work.Message);
            work.Complete(work.Outcome());
        }
    }

    private void Fail(CommitRound round, Exception exception)
    {
        Log.CommitCycleFailed(_logger, exception);
        round.Group.ForEach(work => work.Failure ??= "internal error while storing");
    }

    private void Gather()
    {
        var group = _round.Group;
        _round.Clear();
        var readings = 0;
        while (group.Count < _options.MaxBatchMessages && readings < _options.MaxBatchReadings && _intake.Reader.TryRead(out var work))
        {
            group.Add(work);
            readings += work.Decoded.Readings.Count;
        }
    }

    private ValueTask PaceAsync(CancellationToken cancellation) =>
        _pace.Rest() is { Ticks: > 0 } rest && !cancellation.IsCancellationRequested ? new ValueTask(Task.Delay(rest, _time, CancellationToken.None)) : ValueTask.CompletedTask;

    /// <summary>Null once it is in, else which bound it met.</summary>
    private string? TryEnter(in IngestMessage message)
    {
        var messages = Interlocked.Increment(ref _pendingMessages);
        var bytes = Interlocked.Add(ref _pendingBytes, message.Payload.Length);
        var limit = message.Sheddable ? _sheddableMessages : _options.MaxPendingMessages;
        if (messages <= limit && bytes <= _options.MaxPendingBytes)
        {
            return null;
        }

        Leave(message);
        return messages > limit ? "messages" : "bytes";
    }

    private void Leave(in IngestMessage message)
    {
        Interlocked.Decrement(ref _pendingMessages);
        Interlocked.Add(ref _pendingBytes, -message.Payload.Length);
    }

    private IngestOutcome NotTaken(in IngestMessage message, IPayloadDecoder decoder, string reason, string told)
    {
        _metrics.NotTaken(message.Sheddable, reason);
        _committer.CountShed(decoder.SourceOf(message.Topic));
        return new IngestOutcome(IngestResult.Overloaded, told);
    }

    private sealed class WorkPolicy(Func<ObjectPool<IngestWork>> pool) : PooledObjectPolicy<IngestWork>
    {
        public override IngestWork Create() => new(pool());

        public override bool Return(IngestWork obj) => true;
    }
}
