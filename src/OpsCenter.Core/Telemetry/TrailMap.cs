using System.Collections.Concurrent;

namespace OpsCenter.Core.Telemetry;

/// <summary>What belongs to each series, or device: a dictionary that is asked for every reading. Thread-safe.</summary>
/// <remarks>
/// Devices send in the same order again and again. So <see cref="Next"/> tries first what it found after the same key the last time: one
/// place in memory instead of the four that a hash table reads, which for many series are far apart.
/// </remarks>
/// <typeparam name="TKey">Compared by reference first, so keep the instance.</typeparam>
/// <typeparam name="TValue">Belongs to it.</typeparam>
/// <param name="comparer">Of keys; null for their own.</param>
public sealed class TrailMap<TKey, TValue>(IEqualityComparer<TKey>? comparer = null)
    where TKey : class
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new(comparer);

    // A guess, as all followers are: whoever writes it last, what is found is compared with what was asked.
    private Entry? _before;

    /// <summary>In no order.</summary>
    public IEnumerable<TValue> Values
    {
        get
        {
            foreach (var (_, entry) in _entries)
            {
                if (entry.Value is { } value)
                {
                    yield return value;
                }
            }
        }
    }

    /// <summary>A copy, in no order.</summary>
    public ICollection<TKey> Keys => _entries.Keys;

    /// <summary>Null where there is none.</summary>
    public TValue? Find(TKey key) => _entries.GetValueOrDefault(key)?.Value;

    /// <summary>The same for one who goes through the readings of batch after batch.</summary>
    public TValue? Next(TKey key)
    {
        if (_before?.Follower is { Value: { } value } guess && ReferenceEquals(guess.Asked, key))
        {
            _before = guess;
            return value;
        }

        return Search(key);
    }

    /// <summary>Adds, or replaces.</summary>
    public void Set(TKey key, TValue value) => _entries.AddOrUpdate(key, static (key, value) => new Entry(key, value), static (_, entry, value) => entry.With(value), value);

    /// <summary>Answers what is there afterwards: the value, or the one that was there.</summary>
    public TValue GetOrAdd(TKey key, TValue value) => _entries.GetOrAdd(key, static (key, value) => new Entry(key, value), value).Value ?? value;

    public void Remove(TKey key)
    {
        if (_entries.TryRemove(key, out var entry))
        {
            // Somebody's follower it may still be.
            entry.With(null);
        }
    }

    private TValue? Search(TKey key)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            return null;
        }

        entry.Asked = key;
        if (_before is { } before)
        {
            before.Follower = entry;
        }

        _before = entry;
        return entry.Value;
    }

    private sealed class Entry(TKey key, TValue value)
    {
        private TValue? _value = value;

        public TValue? Value => Volatile.Read(ref _value);

        /// <summary>The equal key that was asked with last: after a start not the one that came out of a file.</summary>
        public TKey Asked { get; set; } = key;

        public Entry? Follower { get; set; }

        public Entry With(TValue? value)
        {
            Volatile.Write(ref _value, value);
            return this;
        }
    }
}
