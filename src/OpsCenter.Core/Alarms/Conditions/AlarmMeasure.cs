namespace OpsCenter.Core.Alarms.Conditions;

/// <summary>How far one value is from another.</summary>
public enum AlarmMeasure
{
    /// <summary>In the field's unit.</summary>
    Difference,

    /// <summary>In percent of the other.</summary>
    Percent,

    /// <summary>In standard deviations of what is usual.</summary>
    Sigma,
}
