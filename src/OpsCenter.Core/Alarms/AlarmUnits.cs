using OpsCenter.Core.Alarms.Conditions;

namespace OpsCenter.Core.Alarms;

/// <summary>Unit of what a rule holds against its limits.</summary>
public static class AlarmUnits
{
    /// <param name="condition">Of the rule.</param>
    /// <param name="unit">Of the field it watches; empty where it has none.</param>
    public static string Of(AlarmCondition condition, string unit) => condition switch
    {
        AlarmCondition.Rate rate => $"{unit}/{Per(rate.Per)}",
        AlarmCondition.Deviation { Measure: AlarmMeasure.Percent } or AlarmCondition.Seasonal { Measure: AlarmMeasure.Percent } or AlarmCondition.Kpi => "%",
        AlarmCondition.Seasonal { Measure: AlarmMeasure.Sigma } => "σ",
        AlarmCondition.Silence => "min",
        AlarmCondition.Count or AlarmCondition.Combination => "",
        _ => unit,
    };

    private static string Per(TimeSpan span) =>
        span == TimeSpan.FromSeconds(1) ? "s" : span == TimeSpan.FromMinutes(1) ? "min" : span == TimeSpan.FromHours(1) ? "h" : span == TimeSpan.FromDays(1) ? "d" : $"{span:g}";
}
