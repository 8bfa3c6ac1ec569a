namespace OpsCenter.Core.Alarms.Conditions;

/// <summary>After which time an hour comes again.</summary>
public enum SeasonLength
{
    /// <summary>168 hours: Monday at 7 is not Sunday at 7.</summary>
    Week,

    /// <summary>24 hours.</summary>
    Day,
}
