using OpsCenter.App.Live;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Replay;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Replay;

/// <summary>One screen's replay: its view, its pace, and the loop that feeds it. Lives as long as the connection shows it.</summary>
/// <remarks>Same frames as a live view, so screens draw with the same tiles; only <c>t</c> is the time shown, and <c>replay</c> says so.</remarks>
internal sealed class ReplayChannel(
    LiveConnection connection,
    ReplaySource source,
    Func<Instant, CancellationToken, Task<ReplayView>> open,
    ReplayView view,
    ReplayRuntime runtime,
    Action<ReplayChannel> released) : ILiveFeed, IDisposable
{
    /// <summary>Read ahead by so much of the screen's time, so that most turns read nothing.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly ReplayPace _pace = new(runtime.Time);
    private ReplayView _view = view;
    private long _seq = runtime.Time.GetInstant().UnixMilliseconds;
    private long _sentAt = runtime.Time.GetTimestamp();
    private ReplayMark? _sent;
    private Instant? _seek;
    private bool _waiting;
    private int _left;

    /// <summary>Ends once the replay is over.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Follows the connection and answers the first snapshot; frames come after it.</summary>
    public Encoded Start(ReplayRequest request)
    {
        lock (_lock)
        {
            _pace.Set(request.Speed, request.Playing);
        }

        if (!connection.Follow(this))
        {
            // The screen went away while its past was being read.
            Leave(connection);
        }

        Running = RunAsync();
        return Snapshot(connection);
    }

    /// <summary>Takes effect at the next turn; of several moments asked for in between only the last is shown.</summary>
    public void Control(ReplayRequest request)
    {
        lock (_lock)
        {
            _pace.Set(request.Speed, request.Playing);
            _seek = request.At is { } at ? source.Bounds().Nearest(ReplayChannels.Moment(at)) : _seek;
        }
    }

    public Encoded Snapshot(LiveConnection connection)
    {
        lock (_lock)
        {
            connection.Caught(this);
            return Encoded.Of(new LiveSnapshot(
                _seq, _view.Now.UnixMilliseconds, runtime.Mark.Build, runtime.Mark.Simulated || _view.Simulated, _view.Layout, _view.Tiles, _view.Strip,
                Mark() with { Title = source.Title, Note = source.Note }));
        }
    }

    public TileDetail? Explain(string tile, Instant at)
    {
        lock (_lock)
        {
            return _view.Explain(tile);
        }
    }

    public void Leave(LiveConnection connection)
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
        {
            released(this);
            _gone.Cancel();
        }
    }

    /// <summary>Called by the loop as it ends.</summary>
    public void Dispose() => _gone.Dispose();

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(runtime.Tick, runtime.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
            {
                connection.Release(this);
                await TurnAsync();
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The screen has gone.
        }
        finally
        {
            Dispose();
        }
    }

    private async Task TurnAsync()
    {
        try
        {
            var (target, seek) = Aim();
            if (seek is { } at)
            {
                var next = await WithHeartbeatAsync(runtime.Gate.RunAsync(() => open(at, _gone.Token), _gone.Token));
                Replace(next);
            }
            else
            {
                await AdvanceAsync(target);
            }
        }
        catch (Exception problem) when (!_gone.IsCancellationRequested)
        {
            runtime.Log.TurnFailed(problem);
            Send(null, null, waiting: true);
        }
    }

    /// <summary>Where this turn leads, or the moment to begin anew at.</summary>
    private (Instant Target, Instant? Seek) Aim()
    {
        lock (_lock)
        {
            var target = _pace.Turn(_view.Now);
            var bounds = source.Bounds();
            var seek = _seek ?? (source.Loops && target > bounds.To ? bounds.From : null);
            _seek = null;
            return (target < bounds.To ? target : bounds.To, seek);
        }
    }

    private async Task AdvanceAsync(Instant target)
    {
        if (target <= _view.Now)
        {
            Send(null, null);
            return;
        }

        if (target > _view.LoadedTo || _view.JournalRunsShort)
        {
            var bounds = source.Bounds();
            var ahead = target + (Ahead * _pace.Speed);
            await WithHeartbeatAsync(runtime.Gate.RunAsync(
                async () =>
                {
                    await _view.LoadAsync(ahead < bounds.To ? ahead : bounds.To, _gone.Token);
                    return true;
                },
                _gone.Token));
        }

        var (tiles, alarms) = await runtime.Gate.RunAsync(() => Task.FromResult(Step(target)), _gone.Token);
        Send(tiles, alarms);
    }

    private (IReadOnlyList<TileState>? Tiles, AlarmStrip? Alarms) Step(Instant target)
    {
        lock (_lock)
        {
            return _view.Step(target);
        }
    }

    private void Replace(ReplayView next)
    {
        lock (_lock)
        {
            _view = next;
            _seq++;
            _pace.Turn(next.Now);
            _waiting = false;
        }

        connection.Renew(this);
        Touch();
    }

    /// <summary>While the past is being read, the screen must not think that the link is dead.</summary>
    private async Task<T> WithHeartbeatAsync<T>(Task<T> work)
    {
        while (await Task.WhenAny(work, Task.Delay(Heartbeat, runtime.Time, _gone.Token)) != work)
        {
            _gone.Token.ThrowIfCancellationRequested();
            Send(null, null, waiting: true);
        }

        return await work;
    }

    private void Send(IReadOnlyList<TileState>? tiles, AlarmStrip? alarms, bool waiting = false)
    {
        LiveFrame frame;
        lock (_lock)
        {
            _waiting = waiting;
            var mark = Mark();
            if (tiles is null && alarms is null && !_pace.Playing && Same(_sent, mark) && runtime.Time.GetElapsedTime(_sentAt) < Heartbeat)
            {
                return;
            }

            _sent = mark;
            frame = new LiveFrame(++_seq, _view.Now.UnixMilliseconds, tiles, alarms, mark);
        }

        Touch();
        var encoded = Encoded.Of(frame);
        runtime.Meter.Frame(encoded.Body.Length, connection.Offer(this, encoded));
    }

    /// <summary>The end moves with the clock, which is no news.</summary>
    private static bool Same(ReplayMark? sent, ReplayMark mark) => sent is not null && sent with { To = mark.To } == mark;

    private void Touch() => Volatile.Write(ref _sentAt, runtime.Time.GetTimestamp());

    private ReplayMark Mark()
    {
        var bounds = source.Bounds();
        return new ReplayMark(_pace.Speed, _pace.Playing, _waiting, bounds.From.UnixMilliseconds, bounds.To.UnixMilliseconds, source.Scenario);
    }
}
