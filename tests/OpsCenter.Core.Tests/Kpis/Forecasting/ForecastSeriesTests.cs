using System.Globalization;
using OpsCenter.Core.Kpis.Forecasting;
using OpsCenter.Testing;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.Core.Tests.Kpis.Forecasting;

/// <summary>Forecasts of open series beside "as a week ago" and "as yesterday": the last third of each series, a day ahead, from origins eighteen hours apart.</summary>
public sealed class ForecastSeriesTests(ITestOutputHelper output)
{
    private const int Day = 24;

    [FixtureFact]
    public void Forecasts_OfOpenSeries_BeatBothNaivesOnTwoOfThree()
    {
        var all = Series().Where(series => series.Values.Count >= 10 * Day).Select(Measure).ToList();

        var beaten = all.Count(errors => errors.Ours < Math.Min(errors.Week, errors.Yesterday));
        output.WriteLine("| series | hours | measure | ours | as a week ago | as yesterday | band holds |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var errors in all)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {errors.Name} | {errors.Hours} | {errors.Measure} | {errors.Ours:P1} | {errors.Week:P1} | {errors.Yesterday:P1} | {errors.Held:P0} |"));
        }

        output.WriteLine($"better than both: {beaten} of {all.Count}");
        Assert.True(all.Count >= 15, "series are missing");
        Assert.True(3 * beaten >= 2 * all.Count, $"only {beaten} of {all.Count}");
        Assert.InRange(all.Average(errors => errors.Held), 0.7, 0.9);
    }

    /// <summary>Mean of percentages; where values come near zero, the sum of the errors by the sum of the values.</summary>
    private static Errors Measure((string Name, IReadOnlyList<double?> Values, int Phase) series)
    {
        var values = series.Values;
        var forecaster = new Forecaster(Day);
        var sizes = values.OfType<double>().Select(Math.Abs).Order().ToList();
        var small = sizes[sizes.Count / 20];
        var byPercent = values.OfType<double>().All(value => value > 0) && small > 0.1 * sizes[sizes.Count / 2];
        var (ours, week, yesterday, size, count, held, seenAtAll) = (0.0, 0.0, 0.0, 0.0, 0, 0, 0);
        for (var origin = Math.Max(values.Count * 2 / 3, 8 * Day); origin < values.Count; origin += 18)
        {
            var forecast = forecaster.Of([.. values.Take(origin)], series.Phase, Day)!;
            for (var at = origin; at < Math.Min(origin + Day, values.Count); at++)
            {
                if (values[at] is not { } seen || values[at - (7 * Day)] is not { } before || values[at - Day] is not { } last)
                {
                    continue;
                }

                var step = forecast.Steps[at - origin];
                (held, seenAtAll) = (held + (seen >= step.Low && seen <= step.High ? 1 : 0), seenAtAll + 1);
                if (byPercent && Math.Abs(seen) <= small)
                {
                    // Far below what is usual a percentage says nothing.
                    continue;
                }

                var by = byPercent ? Math.Abs(seen) : 1;
                ours += Math.Abs(step.Value - seen) / by;
                week += Math.Abs(before - seen) / by;
                yesterday += Math.Abs(last - seen) / by;
                (size, count) = (size + Math.Abs(seen), count + 1);
            }
        }

        var whole = byPercent ? count : size;
        return new Errors(series.Name, values.Count, byPercent ? "MAPE" : "WAPE", ours / whole, week / whole, yesterday / whole, held / (double)seenAtAll);
    }

    private static IEnumerable<(string Name, IReadOnlyList<double?> Values, int Phase)> Series()
    {
        var folder = Path.Combine(FixtureFolder.Path!, "series");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "nab"), "*.csv").Order(StringComparer.Ordinal))
        {
            yield return Hourly(Path.GetFileNameWithoutExtension(file), Rows(file).Select(row => (Time(row[0], "yyyy-MM-dd HH:mm:ss"), Number(row[1]))));
        }

        yield return Hourly("beijing pm2.5", Rows(Path.Combine(folder, "beijing_pm25_2010.csv"))
            .Select(row => (Time($"{row[1]}-{row[2]}-{row[3]} {row[4]}:00", "yyyy-M-d H:mm"), Number(row[5]))));
        yield return Hourly("metro traffic", Rows(Path.Combine(folder, "metro_traffic_a.csv")).Select(row => (Time(row[7], "d/M/yyyy H:mm"), Number(row[8]))));
        var air = Rows(Path.Combine(folder, "uci_airquality_a.csv")).ToList();
        foreach (var (name, column) in new[] { ("uci CO", 2), ("uci C6H6", 5), ("uci NOx", 7), ("uci NO2", 9), ("uci O3", 11), ("uci temperature", 12), ("uci humidity", 13) })
        {
            yield return Hourly(name, air.Select(row => (Time($"{row[0]} {row[1]}", "d/M/yyyy H:mm:ss"), Number(row[column]))));
        }
    }

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(file).Skip(1).Select(line => line.Split(','));

    private static DateTime Time(string text, string format) => DateTime.ParseExact(text, format, CultureInfo.InvariantCulture);

    /// <summary>-200 is how that network says "no value".</summary>
    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value != -200 ? value : null;

    private static (string Name, IReadOnlyList<double?> Values, int Phase) Hourly(string name, IEnumerable<(DateTime Time, double? Value)> readings)
    {
        var hours = readings.Where(reading => reading.Value is not null).GroupBy(reading => reading.Time.Ticks / TimeSpan.TicksPerHour)
            .ToDictionary(hour => hour.Key, hour => hour.Average(reading => reading.Value!.Value));
        var (first, last) = (hours.Keys.Min(), hours.Keys.Max());
        var begin = new DateTime(first * TimeSpan.TicksPerHour, DateTimeKind.Unspecified);
        var phase = ((((int)begin.DayOfWeek + 6) % 7) * Day) + begin.Hour;
        return (name, [.. Enumerable.Range(0, (int)(last - first) + 1).Select(at => hours.TryGetValue(first + at, out var value) ? value : (double?)null)], phase);
    }

    private sealed record Errors(string Name, int Hours, string Measure, double Ours, double Week, double Yesterday, double Held);
}
