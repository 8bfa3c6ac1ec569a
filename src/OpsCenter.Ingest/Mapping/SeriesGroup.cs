using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Mapping;

/// <summary>The series of one block for one set of tags, made when a field first has a value.</summary>
internal sealed class SeriesGroup(string measurement, Dictionary<string, string> tags, FieldReader[] fields)
{
    private readonly SeriesEntry?[] _entries = new SeriesEntry?[fields.Length];
    private CounterState?[]? _counters;

    /// <summary>Null where the limit of series is reached. Two threads may make the same entry; either serves.</summary>
    public SeriesEntry? Series(int field, MappingContext context) => _entries[field] ?? Make(field, context);

    /// <summary>What is known of the counter behind a field.</summary>
    public CounterState Counter(int field, SeriesEntry series, MappingContext context) =>
        (_counters ??= new CounterState?[fields.Length])[field] ??= context.Memory.Counters.Of(series.Key);

    private SeriesEntry? Make(int field, MappingContext context)
    {
        var name = fields[field].Field;
        return context.Interner.Intern(new SeriesKey(measurement, tags, name)) is { } key
            ? _entries[field] = new SeriesEntry(key, context.Fields.Find(measurement, name))
            : null;
    }
}
