using System.Globalization;
using System.Text;

namespace OpsCenter.Benchmarks.History;

/// <summary>The same readings for whoever is measured, as bodies of line protocol: sensors with two decimals that wander, in the order in which devices send.</summary>
internal sealed class HistoryData(int series, int hours, int longSeries, int days, long endSeconds)
{
    private const int Interval = 10;
    private const int LinesPerBody = 5000;

    public int Areas => Math.Min(12, series);

    public long Start => endSeconds - (hours * 3600L);

    public long LongStart => endSeconds - (days * 86_400L);

    public long End => endSeconds;

    public long Readings => (series * hours * 3600L / Interval) + (longSeries * days * 86_400L / Interval);

    /// <summary>Every series each ten seconds over the hours, then the few long ones over the days.</summary>
    public IEnumerable<string> Bodies() =>
        Bodies("air", "d", series, Start).Concat(Bodies("tide", "l", longSeries, LongStart));

    private IEnumerable<string> Bodies(string measurement, string prefix, int count, long start)
    {
        var body = new StringBuilder();
        var lines = 0;
        string[] heads = [.. Enumerable.Range(0, count).Select(number => string.Create(
            CultureInfo.InvariantCulture,
            $"{measurement},area=a{number % Areas},device={prefix}{number},pack=environment,site=s{number / 8} pm25="))];
        for (var second = start; second < endSeconds; second += Interval)
        {
            for (var number = 0; number < count; number++)
            {
                var round = (second - start) / Interval;
                var noise = ((round * 2_654_435_761L) + (number * 40_503L)) % 97 / 100.0;
                var value = 20 + (5 * Math.Sin((round + (number * 31)) / 500.0)) + noise;
                body.Append(heads[number]).Append(CultureInfo.InvariantCulture, $"{value:F2} {second}{number % 1000:D3}").Append('\n');
                if (++lines == LinesPerBody)
                {
                    yield return body.ToString();
                    body.Clear();
                    lines = 0;
                }
            }
        }

        if (lines > 0)
        {
            yield return body.ToString();
        }
    }
}
