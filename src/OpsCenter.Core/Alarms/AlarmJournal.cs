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
    private readonly Lock _lock = new();
    private readonly List<(long Sequence, TaskCompletionSource Saved)> _waiters = [];
    private Dictionary<string, AlarmStateRecord?> _states = [];
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

    /// <summary>Saves all that waits in one transaction. False where the database refused; all of it then still waits.</summary>
    public async Task<bool> SaveAsync(CancellationToken cancellation)
    {
        if (Take() is not { } batch)
        {
            return true;
        }

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
            _states[state.Id] = state;
            Append(transition);
        }
    }

    internal void Remove(string id, AlarmTransition? transition)
    {
        lock (_lock)
        {
            _states[id] = null;
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
            if (_states.Count == 0 && _evaluatedUpTo == _savedUpTo)
            {
                return null;
            }

            var batch = new AlarmStoreBatch(
                [.. _states.Values.OfType<AlarmStateRecord>()],
                [.. _states.Where(pair => pair.Value is null).Select(pair => pair.Key)],
                [.. _transitions],
                _evaluatedUpTo);
            _states = [];
            _transitions = new Queue<AlarmTransition>();
            _work = NewSignal();
            return batch;
        }
    }

    private void PutBack(AlarmStoreBatch batch)
    {
        lock (_lock)
        {
            foreach (var state in batch.States)
            {
                _states.TryAdd(state.Id, state);
            }

            foreach (var id in batch.RemovedIds)
            {
                _states.TryAdd(id, null);
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
            _savedUpTo = batch.EvaluatedUpTo;
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
}
