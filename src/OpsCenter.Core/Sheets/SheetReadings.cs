using System.Globalization;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Sheets;

/// <summary>The readings that a filed table is.</summary>
public static class SheetReadings
{
    /// <param name="sheet">The sheet.</param>
    /// <param name="version">What was filed; its figures are stored at the begin of the period, those of a register at the day's.</param>
    public static IReadOnlyList<Reading> Of(SheetConfig sheet, SheetVersion version)
    {
        var period = SheetPeriod.Parse(sheet.Period, version.Period);
        var time = sheet.Period == SheetPeriodKind.None || period is not { } known
            ? SheetPeriod.Of(SheetPeriodKind.Day, SheetPeriod.Today(version.At)).Time
            : known.Time;
        var flags = version.Origin == SheetOrigin.Simulated ? ReadingFlags.Simulated : ReadingFlags.None;
        var readings = new List<Reading>();
        foreach (var line in version.Lines.Where(line => line.Keys.Count == sheet.Keys.Count))
        {
            var tags = Tags(sheet, line);
            readings.AddRange(sheet.Columns
                .Where(column => column.IsFigure && line.Values.ContainsKey(column.Id))
                .Select(column => new Reading(
                    new SeriesKey(sheet.Measurement, tags, column.Id), time, double.Parse(line.Values[column.Id], CultureInfo.InvariantCulture), Quality.Good, flags, version.At)));
        }

        return readings;
    }

    private static Dictionary<string, string> Tags(SheetConfig sheet, SheetLine line)
    {
        var tags = new Dictionary<string, string>(sheet.Tags, StringComparer.Ordinal) { [StandardTags.Pack] = sheet.Pack };
        for (var key = 0; key < sheet.Keys.Count; key++)
        {
            tags[sheet.Keys[key].Tag] = line.Keys[key];
        }

        foreach (var column in sheet.Columns.Where(column => column.Tag is not null))
        {
            if (line.Values.GetValueOrDefault(column.Id) is { } value)
            {
                tags[column.Tag!] = value;
            }
        }

        return tags;
    }
}
