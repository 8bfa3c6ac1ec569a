using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>The series a replay follows, as few queries: one per measurement and field, narrowed by the tags they share.</summary>
internal sealed class SeriesSet
{
    private readonly HashSet<SeriesKey> _keys;

    public SeriesSet(IEnumerable<SeriesKey> keys)
    {
        _keys = [.. keys];
        Selectors = [.. _keys.GroupBy(key => (key.Measurement, key.Field)).Select(group => Narrowest([.. group]))];
    }

    public IReadOnlyCollection<SeriesKey> Keys => _keys;

    public IReadOnlyList<SeriesSelector> Selectors { get; }

    /// <summary>A selector may match more than the set.</summary>
    public bool Contains(SeriesKey key) => _keys.Contains(key);

    /// <summary>Matches the series, and others only where they have all its tags and more.</summary>
    public static SeriesSelector Only(SeriesKey key) => new(key.Measurement, key.Field, key.Tags.ToDictionary());

    private static SeriesSelector Narrowest(IReadOnlyList<SeriesKey> keys)
    {
        var shared = keys[0].Tags.Where(tag => keys.All(key => key.Tag(tag.Key) == tag.Value));
        return new SeriesSelector(keys[0].Measurement, keys[0].Field, shared.ToDictionary());
    }
}
