using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsCenter.App.Api.Parameters;

/// <summary>Spans as people write them in queries: <c>30s</c>, <c>1m</c>, <c>1h30m</c>, <c>7d</c>, <c>500ms</c>.</summary>
public static partial class SpanText
{
    public static bool TryParse(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        if (!Whole().IsMatch(text))
        {
            return false;
        }

        var seconds = 0m;
        foreach (var part in Part().EnumerateMatches(text))
        {
            var piece = text.AsSpan(part.Index, part.Length);
            var digits = piece.IndexOfAnyExceptInRange('0', '9');
            seconds += decimal.Parse(piece[..digits], CultureInfo.InvariantCulture) * SecondsOf(piece[digits..]);
        }

        if (seconds > 36_525 * 86_400m)
        {
            return false;
        }

        span = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    private static decimal SecondsOf(ReadOnlySpan<char> unit) => unit switch
    {
        "ms" => 0.001m,
        "s" => 1,
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => 604_800,
    };

    [GeneratedRegex("^([0-9]{1,9}(ms|s|m|h|d|w)){1,6}$", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex("[0-9]+(ms|s|m|h|d|w)", RegexOptions.NonBacktracking)]
    private static partial Regex Part();
}
