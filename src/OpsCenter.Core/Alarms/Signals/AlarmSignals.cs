using OpsCenter.Core.Alarms.Conditions;

namespace OpsCenter.Core.Alarms.Signals;

/// <summary>Makes the signal of a condition that needs nothing but the series itself.</summary>
internal static class AlarmSignals
{
    /// <summary>Null where the reading itself is the quantity.</summary>
    public static AlarmSignal? Of(AlarmCondition condition) => condition switch
    {
        AlarmCondition.Rate rate => new RateSignal(rate),
        AlarmCondition.Silence => new SilenceSignal(),
        AlarmCondition.Count count => new CountSignal(count),
        AlarmCondition.Seasonal seasonal => new SeasonalSignal(seasonal),
        AlarmCondition.Kpi kpi => new KpiSignal(kpi),
        AlarmCondition.Combination combination => new CombinationSignal(combination),
        _ => null,
    };
}
