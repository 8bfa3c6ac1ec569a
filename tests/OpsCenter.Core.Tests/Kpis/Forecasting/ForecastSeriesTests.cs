using System.Globalization;
using OpsCenter.Core.Kpis.Forecasting;
using OpsCenter.Testing;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.Core.Tests.Kpis.Forecasting;

/// <summary>Forecasts of open series beside "as a week ago" and "as yesterday": the last third of each series, a day ahead, from origins twelve hours apart.</summary>
public sealed class ForecastSeriesTests(ITestOutputHelper output)
{
    private const int Day = 24;

    [FixtureFact]
    public void Forecasts_OfOpenSeries_BeatTheNaiveOnMostOfThem()
    {
        var beaten = 0;
        var all = Series().Where(series => series.Values.Count >= 10 * Day).ToList();
        output.WriteLine("series | hours | MAPE | naive week | naive day | bands hold");
        foreach (var (name, values) in all)
        {
            var errors = Measure(values);
            var better = errors.Model < Math.Min(errors.Week, errors.Yesterday);
            beaten += better ? 1 : 0;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name} | {values.Count} | {errors.Model:P1}{(better ? " *" : "")} | {errors.Week:P1} | {errors.Yesterday:P1} | {errors.Held:P0}"));
        }

        output.WriteLine($"better than both: {beaten} of {all.Count}");
        Assert.True(all.Count >= 10, "series are missing");
        Assert.True(3 * beaten >= 2 * all.Count, $"only {beaten} of {all.Count}");
    }

    private static (double Model, double Week, double Yesterday, double Held) Measure(IReadOnlyList<double?> values)
    {
        var forecaster = new Forecaster(Day);
        var sums = new double[4];
        var counts = new int[4];

        // Far below what is usual a percentage says nothing.
        var least = values.OfType<double>().Select(Math.Abs).Order().ElementAt(values.OfType<double>().Count() / 20);
        for (var origin = Math.Max(values.Count * 2 / 3, 8 * Day); origin < values.Count; origin += Day / 2)
        {
            if (forecaster.Of([.. values.Take(origin)], Day) is not { } forecast)
            {
                continue;
            }

            for (var step = 0; step < Day && origin + step < values.Count; step++)
            {
                if (values[origin + step] is not { } seen || Math.Abs(seen) <= least)
                {
                    continue;
                }

                Add(0, Math.Abs((forecast.Steps[step].Value - seen) / seen));
                Add(3, seen >= forecast.Steps[step].Low && seen <= forecast.Steps[step].High ? 1 : 0);
                if (values[origin + step - (7 * Day)] is { } week)
                {
                    Add(1, Math.Abs((week - seen) / seen));
                }

                if (values[origin + step - Day] is { } yesterday)
                {
                    Add(2, Math.Abs((yesterday - seen) / seen));
                }
            }
        }

        return (sums[0] / counts[0], sums[1] / counts[1], sums[2] / counts[2], sums[3] / counts[3]);

        void Add(int which, double error) => (sums[which], counts[which]) = (sums[which] + error, counts[which] + 1);
    }

    private static IEnumerable<(string Name, IReadOnlyList<double?> Values)> Series()
    {
        var folder = Path.Combine(FixtureFolder.Path!, "series");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "nab"), "*.csv").Order(StringComparer.Ordinal))
        {
            yield return (Path.GetFileNameWithoutExtension(file), Hourly(Rows(file).Select(row => (Time(row[0], "yyyy-MM-dd HH:mm:ss"), Number(row[1])))));
        }

        yield return ("beijing pm2.5", Hourly(Rows(Path.Combine(folder, "beijing_pm25_2010.csv"))
            .Select(row => (new DateTime(int.Parse(row[1], CultureInfo.InvariantCulture), int.Parse(row[2], CultureInfo.InvariantCulture), int.Parse(row[3], CultureInfo.InvariantCulture), int.Parse(row[4], CultureInfo.InvariantCulture), 0, 0, DateTimeKind.Unspecified), Number(row[5])))));
        yield return ("metro traffic", Hourly(Rows(Path.Combine(folder, "metro_traffic_a.csv")).Select(row => (Time(row[7], "d/M/yyyy H:mm"), Number(row[8])))));
        var air = Rows(Path.Combine(folder, "uci_airquality_a.csv")).ToList();
        foreach (var (name, column) in new[] { ("uci CO", 2), ("uci C6H6", 5), ("uci NOx", 7), ("uci NO2", 9), ("uci O3", 11), ("uci temperature", 12), ("uci humidity", 13) })
        {
            yield return (name, Hourly(air.Select(row => (Time($"{row[0]} {row[1]}", "d/M/yyyy H:mm:ss"), Number(row[column])))));
        }
    }

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(file).Skip(1).Select(line => line.Split(','));

    private static DateTime Time(string text, string format) => DateTime.ParseExact(text, format, CultureInfo.InvariantCulture);

    /// <summary>-200 is how that network says "no value".</summary>
    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value != -200 ? value : null;

    private static IReadOnlyList<double?> Hourly(IEnumerable<(DateTime Time, double? Value)> readings)
    {
        var hours = readings.Where(reading => reading.Value is not null).GroupBy(reading => reading.Time.Ticks / TimeSpan.TicksPerHour)
            .ToDictionary(hour => hour.Key, hour => hour.Average(reading => reading.Value!.Value));
        return hours.Count == 0 ? [] : [.. Enumerable.Range(0, (int)(hours.Keys.Max() - hours.Keys.Min()) + 1).Select(at => hours.TryGetValue(hours.Keys.Min() + at, out var value) ? value : (double?)null)];
    }
}
