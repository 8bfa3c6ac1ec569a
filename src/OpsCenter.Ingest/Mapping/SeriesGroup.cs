using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Mapping;

/// <summary>The series of one block for one set of tags, made when a field first has a value.</summary>
internal sealed class SeriesGroup(string measurement, Dictionary<string, string> tags, FieldReader[] fields)
{
    private readonly SeriesEntry?[] _entries = new SeriesEntry?[fields.Length];

    /// <summary>Null where the limit of series is reached. Two threads may make the same entry; either serves.</summary>
    public SeriesEntry? Series(int field, MappingContext context) => _entries[field] ?? Make(field, context);

    private SeriesEntry? Make(int field, MappingContext context)
    {
        var name = fields[field].Field;
        return context.Interner.Intern(new SeriesKey(measurement, tags, name)) is { } key
            ? _entries[field] = new SeriesEntry(key, context.Fields.Find(measurement, name))
            : null;
    }
}
