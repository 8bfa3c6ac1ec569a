namespace OpsCenter.Core.Calendars;

public enum DeadlineUnit
{
    Minutes,
    Hours,
    Days,

    /// <summary>Counted in the hours of the office only.</summary>
    WorkingHours,

    /// <summary>Ends with the office hours of the last day; the day it began does not count (Civil Code 2015, articles 147 and 148).</summary>
    WorkingDays,
}
