using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpsCenter.Benchmarks.History;

/// <summary>The same readings for whoever is measured, as bodies of line protocol: sensors with two decimals that wander, in the order in which devices send.</summary>
internal sealed class HistoryData(int series, int hours, int longSeries, int days, int weekSeries, long endSeconds)
{
    private const int Interval = 10;
    private const int WeekInterval = 60;
    private const int Week = 7 * 86_400;
    private const int LinesPerBody = 5000;

    public int Areas => Math.Min(12, series);

    public long Start => endSeconds - (hours * 3600L);

    public long LongStart => endSeconds - (days * 86_400L);

    public long WeekStart => endSeconds - Week;

    public long End => endSeconds;

    public long Readings => (series * hours * 3600L / Interval) + (longSeries * days * 86_400L / Interval) + (weekSeries * (long)Week / WeekInterval);

    /// <summary>Every series each ten seconds over the hours, the few long ones over the days, those of a week each minute.</summary>
    public IEnumerable<byte[]> Bodies() =>
        Bodies("air", "d", series, Start, Interval).Concat(Bodies("tide", "l", longSeries, LongStart, Interval)).Concat(Bodies("rain", "w", weekSeries, WeekStart, WeekInterval));

    private IEnumerable<byte[]> Bodies(string measurement, string prefix, int count, long start, int interval)
    {
        // Bytes from the start: the one who sends shares the cores with the one who is measured.
        var body = new ArrayBufferWriter<byte>(1 << 19);
        var lines = 0;
        byte[][] heads = [.. Enumerable.Range(0, count).Select(number => Encoding.UTF8.GetBytes(
            $"{measurement},area=a{number % Areas},device={prefix}{number},pack=environment,site=s{number / 8} pm25="))];
        byte[][] tails = [.. Enumerable.Range(0, count).Select(number => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number % 1000:D3}\n")))];
        for (var second = start; second < endSeconds; second += interval)
        {
            for (var number = 0; number < count; number++)
            {
                var round = (second - start) / interval;
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
