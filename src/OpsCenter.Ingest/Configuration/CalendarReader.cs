using System.Globalization;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>holidays.yaml</c>: office hours, days off, and days worked in exchange.</summary>
internal sealed class CalendarReader
{
    private const int MostDays = 15;
    private static readonly LocalizedText Exchanged = new("Nghỉ hoán đổi", "Day off in exchange");
    private readonly Dictionary<DateOnly, Holiday> _holidays = [];
    private readonly HashSet<DateOnly> _makeUp = [];
    private IReadOnlyList<WorkSpan> _spans = WorkCalendar.Plain.Spans;

    public WorkCalendar Build() => new(_spans, _holidays.Values, _makeUp);

    public void Read(ConfigNode root)
    {
        if (root.Map() is not { } map)
        {
            return;
        }

        if (map.Optional("hours") is { } hours)
        {
            ReadHours(hours);
        }

        foreach (var node in map.Required("holidays", "[…]")?.Items() ?? [])
        {
            ReadHoliday(node);
        }

        foreach (var node in map.OptionalList("exchanges"))
        {
            ReadExchange(node);
        }

        map.ReportUnknownKeys();
    }

    private void ReadHours(ConfigNode node)
    {
        var spans = new List<WorkSpan>();
        foreach (var item in node.Items())
        {
            if (item.Text() is not { } text)
            {
                continue;
            }

            var ends = text.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || ClockText.TryParse(ends[0]) is not { } from || ClockText.TryParse(ends[1]) is not { } to || to <= from)
            {
                item.Error($"'{text}' is no stretch of a day", "Write begin and end, e.g. '07:30-11:30'");
            }
            else if (spans.Count > 0 && from < spans[^1].To)
            {
                item.Error($"'{text}' begins before the one above ends", "List the hours in order, without overlap");
            }
            else
            {
                spans.Add(new WorkSpan(from, to));
            }
        }

        if (spans.Count > 0)
        {
            _spans = spans;
        }
        else
        {
            node.Error("a working day has no hours", "Write e.g. ['07:30-11:30', '13:00-17:00']");
        }
    }

    private void ReadHoliday(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var name = map.RequiredLocalized("name");
        var date = map.OptionalDate("date");
        var (from, to) = (map.OptionalDate("from"), map.OptionalDate("to"));
        var estimated = map.OptionalChoice("estimated", YesNo) ?? false;

        // Decision, law or notice that says so: for the reader of the file.
        map.OptionalText("source");
        map.ReportUnknownKeys();
        if ((date is null) == (from is null) || (from is null) != (to is null))
        {
            node.Error("has neither one day nor a begin and an end", "Write 'date: 2026-01-01', or 'from: 2026-02-16' and 'to: 2026-02-20'");
            return;
        }

        var (first, last) = (date ?? from!.Value, date ?? to!.Value);
        if (last < first || last.DayNumber - first.DayNumber >= MostDays)
        {
            node.Error($"{first:yyyy-MM-dd} to {last:yyyy-MM-dd} is no holiday", $"Write the first and the last day, at most {MostDays} days");
            return;
        }

        for (var day = first; day <= last && name is not null; day = day.AddDays(1))
        {
            Add(node, new Holiday(day, name, estimated));
        }
    }

    private void ReadExchange(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        map.Required("off", "2026-01-02");
        map.Required("work", "2026-01-10");
        var (off, work) = (map.OptionalDate("off"), map.OptionalDate("work"));
        var estimated = map.OptionalChoice("estimated", YesNo) ?? false;
        map.OptionalText("source");
        map.ReportUnknownKeys();
        if (off is not { } free || work is not { } worked)
        {
            return;
        }

        if (worked.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.ContainsKey(worked))
        {
            node.Error($"{worked:yyyy-MM-dd} is worked anyway", "Under 'work' write the day at the weekend that is worked instead");
        }
        else if (!_makeUp.Add(worked))
        {
            node.Error($"{worked:yyyy-MM-dd} is there twice", "Remove one of them");
        }

        Add(node, new Holiday(free, Exchanged, estimated));
    }

    private static IReadOnlyDictionary<string, bool> YesNo { get; } = new Dictionary<string, bool> { ["true"] = true, ["false"] = false };

    private void Add(ConfigNode node, Holiday holiday)
    {
        if (!_holidays.TryAdd(holiday.Day, holiday))
        {
            node.Error(
                string.Create(CultureInfo.InvariantCulture, $"{holiday.Day:yyyy-MM-dd} is a day off already ({_holidays[holiday.Day].Name.En})"),
                "Each day once; where two holidays meet, write the day that is off in their stead");
        }
    }
}
