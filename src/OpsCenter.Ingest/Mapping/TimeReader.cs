using System.Globalization;
using System.Text.Json;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Mapping;

/// <summary>Reads a payload's time and lets <see cref="ClockRule"/> judge it.</summary>
internal sealed class TimeReader
{
    /// <summary>Several parts (date and time in two fields) are joined by a blank.</summary>
    public required JsonPath[] Paths { get; init; }

    /// <summary>Nanoseconds of one unit for the <c>unix_*</c> formats; 0 for texts.</summary>
    public long UnixUnit { get; init; }

    /// <summary>Custom format; null for ISO 8601.</summary>
    public string? Pattern { get; init; }

    /// <summary>Zone of texts that name none.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Of an interval <c>a/b</c> the end counts, else its start.</summary>
    public bool EndOfInterval { get; init; }

    /// <summary>The source delivers history: old times are kept and flagged late instead of being replaced.</summary>
    public bool KeepHistory { get; init; }

    /// <summary>Does the item name a time at all, be it readable or not?</summary>
    public bool IsIn(MappingRun run, JsonElement item) => Paths[0].TryGet(run, item, out var first) && first.ValueKind != JsonValueKind.Null;

    /// <summary>False, with the problem noted, where the payload's time cannot be read. A payload without time gets the server's.</summary>
    public bool TryRead(MappingRun run, JsonElement item, out Instant time, out ReadingFlags flags)
    {
        time = run.Message.ReceivedAt;
        flags = ReadingFlags.None;
        if (!IsIn(run, item))
        {
            return true;
        }

        Paths[0].TryGet(run, item, out var first);
        var read = UnixUnit > 0 ? TryUnix(first, out var deviceTime) : TryText(run, item, first, out deviceTime);
        if (!read)
        {
            run.Into.Problem($"{Paths[0].Text}: {Shown(first)} is not a time of the form {Form()}");
            return false;
        }

        time = ClockRule.Judge(deviceTime, run.Message.ReceivedAt, KeepHistory, out flags);
        return true;
    }

    private bool TryUnix(JsonElement value, out Instant time)
    {
        time = default;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole))
        {
            return TryCompose((Int128)whole * UnixUnit, out time);
        }

        var text = JsonText.Of(value);
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 1e19m)
        {
            return false;
        }

        return TryCompose((Int128)decimal.Floor(number) * UnixUnit + (Int128)((number - decimal.Floor(number)) * UnixUnit), out time);
    }

    /// <summary>A moment beyond 1677…2262 is a clock gone wrong, which the clock rule handles, not an unreadable text.</summary>
    private static bool TryCompose(Int128 nanoseconds, out Instant time)
    {
        time = new Instant((long)Int128.Clamp(nanoseconds, long.MinValue, long.MaxValue));
        return true;
    }

    private bool TryText(MappingRun run, JsonElement item, JsonElement first, out Instant time)
    {
        time = default;
        var text = JsonText.Of(first);
        for (var i = 1; i < Paths.Length && text is not null; i++)
        {
            text = Paths[i].TryGet(run, item, out var next) && JsonText.Of(next) is { } more ? $"{text} {more}" : null;
        }

        if (text is null)
        {
            return false;
        }

        return Pattern is null ? TryIso(text, out time) : TryPattern(text, out time);
    }

    private bool TryIso(string text, out Instant time)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var one = slash < 0 ? text : EndOfInterval ? text[(slash + 1)..] : text[..slash];
        return ReferenceEquals(Zone, TimeZoneInfo.Utc) ? IsoTime.TryParse(one, TimeSpan.Zero, out time) : TryIsoInZone(one, out time);
    }

    private bool TryIsoInZone(string text, out Instant time)
    {
        if (!IsoTime.TryParse(text, TimeSpan.Zero, out time))
        {
            return false;
        }

        // Read as if it were UTC, the clock's face is what the zone must judge.
        var offset = Zone.GetUtcOffset(DateTime.SpecifyKind(time.ToDateTimeOffset().UtcDateTime, DateTimeKind.Unspecified));
        return IsoTime.TryParse(text, offset, out time);
    }

    private bool TryPattern(string text, out Instant time)
    {
        time = default;
        if (!DateTime.TryParseExact(
                text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AdjustToUniversal, out var parsed))
        {
            return false;
        }

        var utc = parsed.Kind == DateTimeKind.Utc ? parsed : parsed - Zone.GetUtcOffset(parsed);
        return IsoTime.TryCompose(
            (utc.Ticks / TimeSpan.TicksPerSecond) - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerSecond),
            utc.Ticks % TimeSpan.TicksPerSecond * 100,
            out time);
    }

    private string Form() => UnixUnit switch
    {
        0 => Pattern ?? "ISO 8601",
        1 => "unix_ns",
        1_000 => "unix_us",
        1_000_000 => "unix_ms",
        _ => "unix_s",
    };

    private static string Shown(JsonElement value)
    {
        const int longest = 60;
        var text = value.GetRawText();
        return text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest), "…");
    }
}
