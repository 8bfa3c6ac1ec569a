using System.Collections.Concurrent;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Embedded.Series;

/// <summary>All series, interned. One writer (under the store's write lock), any number of readers.</summary>
internal sealed class SeriesCatalogue
{
    private readonly TrailMap<SeriesKey, SeriesState> _byKey = new();
    private readonly ConcurrentDictionary<(string Measurement, string Field), SeriesShelf> _shelves = new();
    private readonly Dictionary<int, SeriesState> _byId = [];
    private int _count;
    private int _nextId = 1;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The id the next new series gets; ids are never used twice, so late journal rows cannot be taken for another series.</summary>
    public int NextId => _nextId;

    /// <summary>For the writer, reading by reading; null where the series is new.</summary>
    public SeriesState? Next(SeriesKey key) => _byKey.Next(key);

    public SeriesState? Find(int id) => _byId.GetValueOrDefault(id);

    /// <summary>The series that a row of the journal names.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public SeriesState Get(int id) => Find(id) ?? throw new InvalidDataException($"the journal names series {id}, which the catalogue does not know");

    public void Add(SeriesState state)
    {
        _byKey.Set(state.Key, state);
        _shelves.GetOrAdd((state.Key.Measurement, state.Key.Field), _ => new SeriesShelf()).Add(state);
        _byId[state.Id] = state;
        _nextId = Math.Max(_nextId, state.Id + 1);
        Volatile.Write(ref _count, _byId.Count);
    }

    public void ReserveIdsBelow(int next) => _nextId = Math.Max(_nextId, next);

    public void Remove(SeriesState state)
    {
        _byKey.Remove(state.Key);
        _shelves[(state.Key.Measurement, state.Key.Field)].Remove(state);
        _byId.Remove(state.Id);
        Volatile.Write(ref _count, _byId.Count);
    }

    /// <summary>In canonical order.</summary>
    public SeriesState[] Select(SeriesSelector selector)
    {
        if (selector is { Measurement: { } measurement, Field: { } field })
        {
            return _shelves.TryGetValue((measurement, field), out var shelf) ? [.. shelf.InOrder.Where(state => selector.Matches(state.Key))] : [];
        }

        return [.. ShelvesOf(selector)
            .SelectMany(shelf => shelf.InOrder)
            .Where(state => selector.Matches(state.Key))
            .OrderBy(state => state.Key.Canonical, StringComparer.Ordinal)];
    }

    /// <summary>In no order; a copy, so that the writer may go on.</summary>
    public SeriesState[] All() => [.. _byKey.Values];

    private IEnumerable<SeriesShelf> ShelvesOf(SeriesSelector selector) =>
        from shelf in _shelves
        where (selector.Measurement ?? shelf.Key.Measurement) == shelf.Key.Measurement && (selector.Field ?? shelf.Key.Field) == shelf.Key.Field
        select shelf.Value;
}
