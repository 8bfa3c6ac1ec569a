using System.Globalization;

namespace OpsCenter.Core.Calendars;

/// <summary>How much time something may take, e.g. <c>4 working hours</c>, <c>3 working days</c>, <c>30 minutes</c>. Immutable.</summary>
public sealed record Deadline(int Count, DeadlineUnit Unit)
{
    private const int Most = 1_000;

    private static readonly Dictionary<string, DeadlineUnit> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["minute"] = DeadlineUnit.Minutes,
        ["hour"] = DeadlineUnit.Hours,
        ["day"] = DeadlineUnit.Days,
        ["working hour"] = DeadlineUnit.WorkingHours,
        ["working day"] = DeadlineUnit.WorkingDays,
    };

    /// <summary>Null where it is none: a whole number from 1 to 1,000 and minutes, hours, days, working hours or working days.</summary>
    public static Deadline? TryParse(string? text)
    {
        var parts = (text ?? "").Trim().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Most
            && Words.TryGetValue(parts[1].TrimEnd('s', 'S'), out var unit)
                ? new Deadline(count, unit)
                : null;
    }

    /// <summary>As it is written in the settings.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} {Words.Single(word => word.Value == Unit).Key}{(Count == 1 ? "" : "s")}");
}
