using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpsCenter.Benchmarks.History;

/// <summary>The same readings for whoever is measured, as bodies of line protocol: sensors with two decimals that wander, in the order in which devices send.</summary>
/// <param name="air">Many series, for questions over all of them.</param>
/// <param name="tide">Few long ones, for a line over their whole time.</param>
/// <param name="rain">Some over a week, by area.</param>
/// <param name="end">All end there, in Unix seconds.</param>
internal sealed class HistoryData(HistorySet air, HistorySet tide, HistorySet rain, long end)
{
    private const int LinesPerBody = 5000;

    public long Start => air.Start(end);

    public long LongStart => tide.Start(end);

    public long WeekStart => rain.Start(end);

    public long End => end;

    public long Readings => air.Readings + tide.Readings + rain.Readings;

    public IEnumerable<byte[]> Bodies() => Bodies("air", "d", air, Start, end)
        .Concat(Bodies("tide", "l", tide, LongStart, end))
        .Concat(Bodies("rain", "w", rain, WeekStart, end));

    /// <summary>What every series of the first set says at one moment.</summary>
    public IEnumerable<byte[]> BodiesAt(long second) => Bodies("air", "d", air, second, second + 1);

    private static IEnumerable<byte[]> Bodies(string measurement, string prefix, HistorySet set, long from, long to)
    {
        // Bytes from the start: the one who sends shares the cores with the one who is measured.
        var body = new ArrayBufferWriter<byte>(1 << 19);
        var lines = 0;
        byte[][] heads = [.. Enumerable.Range(0, set.Series).Select(number => Encoding.UTF8.GetBytes(
            $"{measurement},area=a{number % Math.Min(12, set.Series)},device={prefix}{number},pack=environment,site=s{number / 8} pm25="))];
        byte[][] tails = [.. Enumerable.Range(0, set.Series).Select(number => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number % 1000:D3}\n")))];
        for (var second = from; second < to; second += set.Interval)
        {
            var round = second / set.Interval;
            for (var number = 0; number < set.Series; number++)
            {
                var noise = ((round * 2_654_435_761L) + (number * 40_503L)) % 97 / 100.0;
                body.Write(heads[number]);
                Write(body, 20 + (5 * Math.Sin((round + (number * 31)) / 500.0)) + noise, "F2");
                body.Write(" "u8);
                Write(body, second, default);
                body.Write(tails[number]);
                if (++lines == LinesPerBody)
                {
                    yield return body.WrittenSpan.ToArray();
                    body.ResetWrittenCount();
                    lines = 0;
                }
            }
        }

        if (lines > 0)
        {
            yield return body.WrittenSpan.ToArray();
        }
    }

    private static void Write<T>(ArrayBufferWriter<byte> body, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(body.GetSpan(32), out var written, format, CultureInfo.InvariantCulture);
        body.Advance(written);
    }
}
