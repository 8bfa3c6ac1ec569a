using System.Globalization;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Maintenance;

/// <summary>A window while a person writes it.</summary>
public sealed class MaintenanceDraft
{
    /// <summary>Null for a new one.</summary>
    public string? Id { get; private init; }

    public string Reason { get; set; } = "";

    public string? Pack { get; set; }

    public string? Site { get; set; }

    public string? Area { get; set; }

    public string? Device { get; set; }

    public string? Rule { get; set; }

    public MaintenanceRepeat Repeat { get; set; }

    /// <summary>Days as written: yyyy-MM-dd, several with commas.</summary>
    public string Dates { get; set; } = "";

    public HashSet<DayOfWeek> Days { get; private init; } = [];

    public TimeOnly Start { get; set; } = new(8, 0);

    public int Minutes { get; set; } = 120;

    public DateOnly? Until { get; set; }

    private DateOnly? From { get; init; }

    private string Zone { get; init; } = MaintenanceSchedule.DefaultZone;

    public AlarmSelector Scope => new(Clean(Pack), Clean(Site), Clean(Area), Clean(Device), Clean(Rule));

    /// <summary>Null where a day cannot be read or the length is out of reach.</summary>
    public MaintenanceSchedule? Schedule
    {
        get
        {
            var words = Dates.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
            var days = words.Select(Day).OfType<DateOnly>().Distinct().Order().ToArray();
            return Minutes is < 1 or > 10_080 || (Repeat == MaintenanceRepeat.Dates && days.Length < words.Distinct().Count()) ? null : new MaintenanceSchedule
            {
                Repeat = Repeat,
                Dates = Repeat == MaintenanceRepeat.Dates ? days : [],
                Days = Repeat == MaintenanceRepeat.Weekly ? [.. Days.Order()] : [],
                Start = Start,
                Length = TimeSpan.FromMinutes(Minutes),
                Zone = Zone,
                From = Repeat == MaintenanceRepeat.Dates ? null : From,
                Until = Repeat == MaintenanceRepeat.Dates ? null : Until,
            };
        }
    }

    public static MaintenanceDraft On(Instant now) => new() { Dates = LocalTime.Day(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };

    public static MaintenanceDraft Of(MaintenanceWindow window)
    {
        var (scope, schedule) = (window.Scope, window.Schedule);
        return new MaintenanceDraft
        {
            Id = window.Id,
            Reason = window.Reason,
            Pack = scope.Pack,
            Site = scope.Site,
            Area = scope.Area,
            Device = scope.Device,
            Rule = scope.Rule,
            Repeat = schedule.Repeat,
            Dates = string.Join(", ", schedule.Dates.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            Days = [.. schedule.Days],
            Start = schedule.Start,
            Minutes = (int)schedule.Length.TotalMinutes,
            From = schedule.From,
            Until = schedule.Until,
            Zone = schedule.Zone,
        };
    }

    public void Toggle(DayOfWeek day)
    {
        if (!Days.Remove(day))
        {
            Days.Add(day);
        }
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string word) =>
        DateOnly.TryParseExact(word, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
