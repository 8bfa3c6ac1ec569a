using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>What is still to be saved, in order. Thread-safe; recording never waits.</summary>
/// <remarks>
/// Bounded: a state waits once, in its newest form; of history lines the oldest go when the database stays away, and are
/// counted. Nothing is lost by that but history: readings were stored before they were judged, so after a crash the engine
/// judges again from <see cref="AlarmStoreBatch.EvaluatedUpTo"/> on.
/// </remarks>
public sealed class AlarmJournal(IAlarmStore store, IOptions<AlarmOptions> options, AlarmMetrics metrics, ILogger<AlarmJournal> logger)
{
    // One transaction of a flood must not hold the database, or a stop, for long.
    private const int MaxBatch = 2_000;

    private readonly Lock _lock = new();
    private readonly List<(long Sequence, TaskCompletionSource Saved)> _waiters = [];
    private readonly Dictionary<string, Change> _changes = [];
    private Queue<AlarmTransition> _transitions = new();
    private Instant? _evaluatedUpTo;
    private Instant? _savedUpTo;
    private long _savedSequence;
    private TaskCompletionSource _work = NewSignal();

    /// <summary>Ends when there is something worth saving at once.</summary>
    public Task WhenWork()
    {
        lock (_lock)
        {
            return _work.Task;
        }
    }

    /// <summary>Saves all that waits, a batch per transaction. False where the database refused; what is not saved still waits. One caller at a time.</summary>
    public async Task<bool> SaveAsync(CancellationToken cancellation)
    {
        while (Take() is { } batch)
        {
            if (!await SaveAsync(batch, cancellation))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> SaveAsync(AlarmStoreBatch batch, CancellationToken cancellation)
    {
        try
        {
            await store.SaveAsync(batch, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            metrics.FailedSave();
            Log.SaveFailed(logger, batch.States.Count, batch.Transitions.Count, error);
            PutBack(batch);
            return false;
        }
        catch (OperationCanceledException)
        {
            PutBack(batch);
            return false;
        }

        Saved(batch);
        return true;
    }

    internal void Record(AlarmStateRecord state, AlarmTransition? transition)
    {
        lock (_lock)
        {
            _changes[state.Id] = new Change(state, state.Sequence);
            Append(transition);
        }
    }

    internal void Remove(string id, AlarmTransition? transition)
    {
        lock (_lock)
        {
            _changes[id] = new Change(null, transition?.Sequence ?? 0);
            Append(transition);
        }
    }

    /// <summary>All readings committed up to here have been judged, and what came of it has been recorded here.</summary>
    internal void EvaluatedUpTo(Instant at)
    {
        lock (_lock)
        {
            if (_evaluatedUpTo is null || at > _evaluatedUpTo)
            {
                _evaluatedUpTo = at;
            }
        }
    }

    /// <summary>Nothing before this sequence will be recorded again.</summary>
    internal void StartAt(AlarmSnapshot snapshot)
    {
        lock (_lock)
        {
            _savedSequence = snapshot.LastSequence;
            _evaluatedUpTo = _savedUpTo = snapshot.EvaluatedUpTo;
        }
    }

    /// <summary>Ends once the transition is on disk.</summary>
    internal Task WhenSaved(long sequence)
    {
        lock (_lock)
        {
            if (sequence <= _savedSequence)
            {
                return Task.CompletedTask;
            }

            var waiter = NewSignal();
            _waiters.Add((sequence, waiter));
            return waiter.Task;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Append(AlarmTransition? transition)
    {
        if (transition is not null)
        {
            _transitions.Enqueue(transition);
            DropOldest();
            Log.Changed(logger, transition.RuleId, transition.Series, transition.Kind, transition.Level, transition.Value, transition.At);
        }

        _work.TrySetResult();
    }

    private void DropOldest()
    {
        var lost = 0;
        while (_transitions.Count > options.Value.MaxUnsavedTransitions)
        {
            _transitions.Dequeue();
            lost++;
        }

        if (lost > 0)
        {
            metrics.LostHistory(lost);
        }
    }

    private AlarmStoreBatch? Take()
    {
        lock (_lock)
        {
            if (_changes.Count == 0 && _evaluatedUpTo == _savedUpTo)
            {
                return null;
            }

            var transitions = new List<AlarmTransition>();
            while (transitions.Count < MaxBatch && _transitions.TryDequeue(out var transition))
            {
                transitions.Add(transition);
            }

            var states = TakeChanges(_transitions.Count == 0 ? long.MaxValue : transitions[^1].Sequence);
            var isAll = _changes.Count == 0;
            if (isAll)
            {
                _work = NewSignal();
            }

            // Only the last batch may say how far judging is: what is behind it is not saved before.
            return new AlarmStoreBatch(
                [.. states.Select(pair => pair.Value.State).OfType<AlarmStateRecord>()],
                [.. states.Where(pair => pair.Value.State is null).Select(pair => pair.Key)],
                transitions,
                isAll ? _evaluatedUpTo : null);
        }
    }

    /// <summary>
    /// Changed states whose newest transition is not beyond <paramref name="sequence"/>: a state saved before its transition would leave a gap in the
    /// history after a crash. Those of this batch's transitions come first, so that none is saved before its state either.
    /// </summary>
    private KeyValuePair<string, Change>[] TakeChanges(long sequence)
    {
        var taken = _changes.Where(pair => pair.Value.Sequence <= sequence)
            .OrderByDescending(pair => pair.Value.Sequence > _savedSequence).Take(MaxBatch).ToArray();
        foreach (var (id, _) in taken)
        {
            _changes.Remove(id);
        }

        return taken;
    }

    private void PutBack(AlarmStoreBatch batch)
    {
        lock (_lock)
        {
            foreach (var state in batch.States)
            {
                _changes.TryAdd(state.Id, new Change(state, state.Sequence));
            }

            foreach (var id in batch.RemovedIds)
            {
                _changes.TryAdd(id, new Change(null, 0));
            }

            _transitions = new Queue<AlarmTransition>(batch.Transitions.Concat(_transitions));
            DropOldest();
            _work.TrySetResult();
        }
    }

    private void Saved(AlarmStoreBatch batch)
    {
        lock (_lock)
        {
            _savedUpTo = batch.EvaluatedUpTo ?? _savedUpTo;
            if (batch.Transitions.Count > 0)
            {
                _savedSequence = batch.Transitions[^1].Sequence;
            }

            for (var i = _waiters.Count - 1; i >= 0; i--)
            {
                if (_waiters[i].Sequence <= _savedSequence)
                {
                    _waiters[i].Saved.TrySetResult();
                    _waiters.RemoveAt(i);
                }
            }
        }
    }

    /// <param name="State">Null where the state is to be deleted.</param>
    /// <param name="Sequence">Newest transition it contains.</param>
    private readonly record struct Change(AlarmStateRecord? State, long Sequence);
}
