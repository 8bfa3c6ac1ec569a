using System.Collections.Concurrent;
using System.Text.Json;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Mapping;

/// <summary>One measurement of a payload: its tags and fields.</summary>
internal sealed class ReadingBlock : MappingBlock
{
    private const char Separator = '\u001f';
    private readonly ConcurrentDictionary<string, SeriesGroup> _groups = new(StringComparer.Ordinal);

    public required string Measurement { get; init; }

    /// <summary>Beside the standard tags, sorted by name.</summary>
    public required (string Name, Template Value)[] Tags { get; init; }

    public required FieldReader[] Fields { get; init; }

    /// <summary>Position among its source's blocks: where the route keeps its series.</summary>
    public required int Index { get; init; }

    /// <summary>All tags follow from the topic alone, so the series are found once per topic.</summary>
    public required bool TopicDecides { get; init; }

    protected override void Emit(MappingRun run, TopicRoute route, JsonElement item)
    {
        if (!TryTime(run, item, out var time, out var flags))
        {
            return;
        }

        SeriesGroup? group = null;
        for (var index = 0; index < Fields.Length; index++)
        {
            var field = Fields[index];
            var result = field.Read(run, item, out var value);
            switch (result)
            {
                case FieldReadResult.Value:
                    group ??= GroupFor(run, route, item);
                    Add(run, route, group, index, time, value, flags);
                    break;
                case FieldReadResult.Missing:
                    run.SawMissing = true;
                    break;
                case FieldReadResult.Invalid:
                    run.Into.Problem($"{field.Path.Text}: {field.Invalid(run, item)}");
                    break;
                case FieldReadResult.Absent when field.Required:
                    run.Into.Problem($"{field.Path.Text}: is required but absent");
                    break;
            }
        }
    }

    private void Add(MappingRun run, TopicRoute route, SeriesGroup group, int index, Instant time, double value, ReadingFlags flags)
    {
        var field = Fields[index];
        if (group.Series(index, route.Context) is not { } series)
        {
            run.Into.Problem($"{field.Field}: the limit of {route.Context.Interner.Limit} different series is reached");
            return;
        }

        if (field.CounterRollover is { } rollover)
        {
            // The first value of a counter says nothing yet; that is no fault of the payload.
            if (group.Counter(index, series, route.Context).Advance(time, value, rollover) is not { } delta)
            {
                run.SawMissing = true;
                return;
            }

            value = field.Convert(delta);
        }

        run.Into.Add(series, time, value, flags, run.Message);
    }

    private SeriesGroup GroupFor(MappingRun run, TopicRoute route, JsonElement item)
    {
        if (TopicDecides)
        {
            return route.Groups[Index] ??= NewGroup(run, route, item);
        }

        Span<char> buffer = stackalloc char[256];
        var device = Device is null ? run.Device : Device.Render(run, item);
        var length = 0;
        if (Append(buffer, ref length, device))
        {
            foreach (var (_, template) in Tags)
            {
                if (!Append(buffer, ref length, template.Render(run, item)))
                {
                    // Longer than any sane set of tags: correct, only slower.
                    return NewGroup(run, route, item);
                }
            }

            var lookup = _groups.GetAlternateLookup<ReadOnlySpan<char>>();
            if (lookup.TryGetValue(buffer[..length], out var known))
            {
                return known;
            }

            var made = NewGroup(run, route, item);
            return _groups.Count < route.Context.Interner.Limit ? _groups.GetOrAdd(buffer[..length].ToString(), made) : made;
        }

        return NewGroup(run, route, item);
    }

    private SeriesGroup NewGroup(MappingRun run, TopicRoute route, JsonElement item)
    {
        var device = Device is null ? run.Device : Device.Render(run, item);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { [StandardTags.Pack] = run.Source.Pack };
        Set(tags, StandardTags.Device, device);
        if (device is not null && route.Context.Places.SiteOfDevice(device) is { } site)
        {
            Set(tags, StandardTags.Site, site.Id);
            Set(tags, StandardTags.Area, site.Area);
        }

        foreach (var (name, template) in Tags)
        {
            Set(tags, name, template.Render(run, item));
        }

        return new SeriesGroup(Measurement, tags, Fields);
    }

    private static void Set(Dictionary<string, string> tags, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            tags[name] = value;
        }
    }

    private static bool Append(Span<char> buffer, ref int length, string? part)
    {
        part ??= "";
        if (length + part.Length + 1 > buffer.Length || part.Contains(Separator, StringComparison.Ordinal))
        {
            return false;
        }

        part.CopyTo(buffer[length..]);
        length += part.Length;
        buffer[length++] = Separator;
        return true;
    }
}
