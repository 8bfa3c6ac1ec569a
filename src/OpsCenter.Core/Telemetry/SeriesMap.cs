using System.Collections.Concurrent;

namespace OpsCenter.Core.Telemetry;

/// <summary>What belongs to each series. One writer, any number of readers.</summary>
/// <remarks>
/// Devices send in the same order again and again. So the writer's look-up tries first what it found after the same series the last time: one
/// place in memory instead of the four that a hash table reads, which for many series are far apart.
/// </remarks>
public sealed class SeriesMap<T>
    where T : class
{
    private readonly ConcurrentDictionary<SeriesKey, Entry> _entries = new();
    private Entry? _before;

    /// <summary>In no order.</summary>
    public IEnumerable<T> Values
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

    /// <summary>Any thread asks; null where there is none.</summary>
    public T? Find(SeriesKey key) => _entries.GetValueOrDefault(key)?.Value;

    /// <summary>The same for the writer, reading by reading.</summary>
    public T? Next(SeriesKey key)
    {
        if (_before?.Follower is { Value: { } value } guess && ReferenceEquals(guess.Asked, key))
        {
            _before = guess;
            return value;
        }

        return Search(key);
    }

    /// <summary>Adds, or replaces.</summary>
    public void Set(SeriesKey key, T value)
    {
        if (_entries.TryGetValue(key, out var entry))
        {
            entry.Value = value;
            return;
        }

        _entries[key] = new Entry(key, value);
    }

    public void Remove(SeriesKey key)
    {
        if (_entries.TryRemove(key, out var entry))
        {
            // Somebody's follower it may still be.
            entry.Value = null;
        }
    }

    private T? Search(SeriesKey key)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            return null;
        }

        entry.Asked = key;
        if (_before is not null)
        {
            _before.Follower = entry;
        }

        _before = entry;
        return entry.Value;
    }

    private sealed class Entry(SeriesKey key, T value)
    {
        private T? _value = value;

        public T? Value
        {
            get => Volatile.Read(ref _value);
            set => Volatile.Write(ref _value, value);
        }

        /// <summary>The equal key that the writer asked with: after a start not the one that came out of the file.</summary>
        public SeriesKey Asked { get; set; } = key;

        public Entry? Follower { get; set; }
    }
}
