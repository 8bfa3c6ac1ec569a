using System.Collections.Immutable;
using System.Text;

namespace OpsCenter.Core.Telemetry;

/// <summary>Identity of a series: measurement, tags (sorted by name, ordinal) and field. Immutable and thread-safe.</summary>
/// <remarks>Created once per series and kept: compare by reference first, the hash is computed once.</remarks>
public sealed class SeriesKey : IEquatable<SeriesKey>
{
    private readonly int _hash;

    public SeriesKey(string measurement, IEnumerable<KeyValuePair<string, string>> tags, string field)
    {
        ArgumentException.ThrowIfNullOrEmpty(measurement);
        ArgumentException.ThrowIfNullOrEmpty(field);
        Measurement = measurement;
        Field = field;
        Tags = [.. tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)];
        Canonical = Format(measurement, Tags, field);
        Device = Tag(StandardTags.Device);
        _hash = StringComparer.Ordinal.GetHashCode(Canonical);
    }

    public string Measurement { get; }

    public string Field { get; }

    /// <summary>Sorted by name (ordinal), each name once. Standard names: <see cref="StandardTags"/>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Tags { get; }

    /// <summary><c>measurement,tag=value,… field</c> with comma, equals, space and backslash escaped by a backslash: the stored identity.</summary>
    public string Canonical { get; }

    /// <summary>The tag that says which device sends; asked for each reading, so looked up once. Null where the series has none.</summary>
    public string? Device { get; }

    /// <summary>The tag's value, or null where the series has no such tag.</summary>
    public string? Tag(string name)
    {
        foreach (var tag in Tags)
        {
            if (string.Equals(tag.Key, name, StringComparison.Ordinal))
            {
                return tag.Value;
            }
        }

        return null;
    }

    public bool Equals(SeriesKey? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && string.Equals(Canonical, other.Canonical, StringComparison.Ordinal));

    public override bool Equals(object? obj) => Equals(obj as SeriesKey);

    public override int GetHashCode() => _hash;

    public override string ToString() => Canonical;

    private static string Format(string measurement, ImmutableArray<KeyValuePair<string, string>> tags, string field)
    {
        var text = new StringBuilder();
        Escape(text, measurement);
        foreach (var tag in tags)
        {
            text.Append(',');
            Escape(text, tag.Key);
            text.Append('=');
            Escape(text, tag.Value);
        }

        text.Append(' ');
        Escape(text, field);
        return text.ToString();
    }

    private static void Escape(StringBuilder text, string part)
    {
        foreach (var character in part)
        {
            if (character is ',' or '=' or ' ' or '\\')
            {
                text.Append('\\');
            }

            text.Append(character);
        }
    }
}
