using System.Globalization;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Maintenance;

namespace OpsCenter.App.Api.Maintenance;

/// <summary>A maintenance window to be made or changed.</summary>
/// <param name="Reason">What is worked on; must be given.</param>
/// <param name="Pack">Exact pack; of pack, site, area, device and rule at least one must be given.</param>
/// <param name="Site">Exact site.</param>
/// <param name="Area">Exact area.</param>
/// <param name="Device">Exact device.</param>
/// <param name="Rule">Exact rule.</param>
/// <param name="Repeat">dates, daily or weekly.</param>
/// <param name="Dates">Local days, yyyy-MM-dd, for dates.</param>
/// <param name="Days">monday to sunday, for weekly.</param>
/// <param name="Start">Local time, HH:mm.</param>
/// <param name="Minutes">Length; 1 to 10,080, for daily to 1,440.</param>
/// <param name="Zone">IANA time zone; absent for Asia/Ho_Chi_Minh.</param>
/// <param name="From">First local day, yyyy-MM-dd; absent for at once.</param>
/// <param name="Until">Last local day on which it begins; absent for no end.</param>
public sealed record MaintenanceRequest(
    string? Reason, string? Pack, string? Site, string? Area, string? Device, string? Rule, string? Repeat, IReadOnlyList<string>? Dates,
    IReadOnlyList<string>? Days, string? Start, double? Minutes, string? Zone, string? From, string? Until)
{
    internal AlarmSelector Scope => new(Clean(Pack), Clean(Site), Clean(Area), Clean(Device), Clean(Rule));

    /// <summary>Null, with what is wrong, where a word cannot be read.</summary>
    internal MaintenanceSchedule? Schedule(out string wrong)
    {
        wrong = "";
        if (!Enum.TryParse<MaintenanceRepeat>(Repeat, ignoreCase: true, out var repeat) || !Enum.IsDefined(repeat))
        {
            wrong = "repeat must be dates, daily or weekly.";
        }
        else if (!TimeOnly.TryParseExact(Start, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            wrong = "start must be HH:mm.";
        }
        else if (Minutes is not { } minutes || !double.IsFinite(minutes) || Math.Abs(minutes) > 1e6)
        {
            wrong = "minutes must be a number.";
        }
        else if ((Dates ?? []).Append(From).Append(Until).Any(day => day is not null && Day(day) is null))
        {
            wrong = "dates, from and until must be yyyy-MM-dd.";
        }
        else if ((Days ?? []).Any(day => !Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var one) || !Enum.IsDefined(one)))
        {
            wrong = "days must be monday to sunday.";
        }
        else
        {
            return new MaintenanceSchedule
            {
                Repeat = repeat,
                Dates = [.. (Dates ?? []).Select(day => Day(day)!.Value).Distinct().Order()],
                Days = [.. (Days ?? []).Select(day => Enum.Parse<DayOfWeek>(day, ignoreCase: true)).Distinct()],
                Start = TimeOnly.ParseExact(Start!, "HH:mm", CultureInfo.InvariantCulture),
                Length = TimeSpan.FromMinutes(minutes),
                Zone = Clean(Zone) ?? MaintenanceSchedule.DefaultZone,
                From = From is null ? null : Day(From),
                Until = Until is null ? null : Day(Until),
            };
        }

        return null;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
