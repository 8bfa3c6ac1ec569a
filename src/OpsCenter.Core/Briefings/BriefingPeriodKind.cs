namespace OpsCenter.Core.Briefings;

/// <summary>How long a briefing looks back. The names are stored; never rename.</summary>
public enum BriefingPeriodKind
{
    /// <summary>Eight hours from 06:00, 14:00 and 22:00 local time.</summary>
    Shift,
    Day,

    /// <summary>From Monday.</summary>
    Week,
    Month,
    Quarter,
}
