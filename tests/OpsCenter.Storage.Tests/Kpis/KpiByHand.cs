using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Tests.Kpis;

/// <summary>The figures worked out the plain way, from all readings at once. UTC+7, windows by arithmetic.</summary>
internal sealed class KpiByHand(Dictionary<(string Site, Instant Time), double> readings)
{
    private const long Minute = 60_000_000_000;
    private const long Zone = 7 * 60 * Minute;

    public SortedDictionary<string, double> Mean(string[] sites) => PerSite(sites, 5, own => own.Average(reading => reading.Value));

    public SortedDictionary<string, double> Growth(string[] sites)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var site in sites)
        {
            var own = Of(site);
            foreach (var window in own.GroupBy(reading => Start(reading.Time, 15)))
            {
                var before = own.LastOrDefault(reading => reading.Time < window.Key && reading.Time >= window.Key - (15 * Minute));
                var line = before.Time > 0 ? window.Prepend(before).ToList() : [.. window];
                figures[KpiLab.Key(site, new Instant(window.Key))] = line.Zip(line.Skip(1)).Sum(pair => pair.Second.Value >= pair.First.Value ? pair.Second.Value - pair.First.Value : pair.Second.Value);
            }
        }

        return figures;
    }

    public SortedDictionary<string, double> Sum()
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var hour in All().SelectMany(reading => Enumerable.Range(0, 3).Select(later => Start(reading.Time, 60) + (later * 60 * Minute))).Distinct())
        {
            figures[KpiLab.Key("", new Instant(hour))] = All().Where(reading => reading.Time >= hour - (120 * Minute) && reading.Time < hour + (60 * Minute)).Sum(reading => reading.Value);
        }

        return figures;
    }

    public SortedDictionary<string, double> High(string[] sites) =>
        PerSite(sites, 24 * 60, own => own.GroupBy(reading => Start(reading.Time, 60)).Count(hour => hour.Average(reading => reading.Value) > 50));

    public SortedDictionary<string, double> Middle()
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var window in All().GroupBy(reading => Start(reading.Time, 30)))
        {
            var sorted = window.Select(reading => reading.Value).Order().ToList();
            figures[KpiLab.Key("", new Instant(window.Key))] = sorted[((sorted.Count + 1) / 2) - 1];
        }

        return figures;
    }

    public SortedDictionary<string, double> MeanOfLast(string[] sites)
    {
        var lasts = sites.SelectMany(site => Of(site)
            .GroupBy(reading => Start(reading.Time, 60))
            .Select(hour => (Hour: hour.Key, Last: hour.GroupBy(reading => Start(reading.Time, 5)).MaxBy(window => window.Key)!.Average(reading => reading.Value))));
        return new SortedDictionary<string, double>(
            lasts.GroupBy(last => last.Hour).ToDictionary(hour => KpiLab.Key("", new Instant(hour.Key)), hour => hour.Average(last => last.Last)), StringComparer.Ordinal);
    }

    private SortedDictionary<string, double> PerSite(string[] sites, int minutes, Func<List<(long Time, double Value)>, double> of)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var site in sites)
        {
            foreach (var window in Of(site).GroupBy(reading => Start(reading.Time, minutes)))
            {
                figures[KpiLab.Key(site, new Instant(window.Key))] = of([.. window]);
            }
        }

        return figures;
    }

    private List<(long Time, double Value)> Of(string site) =>
        [.. readings.Where(reading => reading.Key.Site == site).Select(reading => (reading.Key.Time.UnixNanoseconds, reading.Value)).OrderBy(reading => reading.UnixNanoseconds)];

    private List<(long Time, double Value)> All() => [.. readings.Select(reading => (reading.Key.Time.UnixNanoseconds, reading.Value)).OrderBy(reading => reading.UnixNanoseconds)];

    private static long Start(long time, int minutes) => ((time + Zone) / (minutes * Minute) * (minutes * Minute)) - Zone;
}
