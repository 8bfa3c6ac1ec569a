using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Conditions;

/// <summary>What of a series is held against a rule's limits. Closed; immutable.</summary>
public abstract record AlarmCondition
{
    private AlarmCondition()
    {
    }

    /// <summary>How far back readings are needed before anything can be said; zero where one is enough.</summary>
    public virtual TimeSpan Memory => TimeSpan.Zero;

    /// <summary>The reading itself.</summary>
    public sealed record Level : AlarmCondition;

    /// <summary>How far a reading is from that of another series: two gauges at one place, a model and its sensor.</summary>
    /// <param name="Against">The other series; its field may be another.</param>
    /// <param name="Join">Tags in which both agree, e.g. <c>site</c>.</param>
    /// <param name="Measure">In which measure; never <see cref="AlarmMeasure.Sigma"/>.</param>
    /// <param name="BothWays">True: whichever is higher.</param>
    /// <param name="Within">Readings further apart than this are not compared.</param>
    public sealed record Deviation(SeriesSelector Against, IReadOnlyList<string> Join, AlarmMeasure Measure, bool BothWays, TimeSpan Within) : AlarmCondition
    {
        /// <inheritdoc/>
        public override TimeSpan Memory => Within;
    }

    /// <summary>How fast readings change.</summary>
    /// <param name="Per">Unit of time of the limit: 1 h makes 0.3 m an hour.</param>
    /// <param name="Over">Over which time the change is taken.</param>
    /// <param name="BothWays">True: rising or falling.</param>
    public sealed record Rate(TimeSpan Per, TimeSpan Over, bool BothWays) : AlarmCondition
    {
        /// <inheritdoc/>
        public override TimeSpan Memory => 2 * Over;
    }

    /// <summary>How long no reading has come, in minutes. The one condition that time alone fulfils and a reading ends.</summary>
    public sealed record Silence : AlarmCondition;

    /// <summary>How many events of a kind happened in a sliding window. Time alone ends it.</summary>
    /// <param name="Window">Its length.</param>
    /// <param name="By">Tags that keep counts apart, of <c>pack</c>, <c>site</c>, <c>area</c>, <c>device</c>.</param>
    public sealed record Count(TimeSpan Window, IReadOnlyList<string> By) : AlarmCondition
    {
        /// <inheritdoc/>
        public override TimeSpan Memory => Window;
    }

    /// <summary>How far a reading is from what the same hour of the week, or of the day, usually brings.</summary>
    /// <param name="Season">Which hours are the same.</param>
    /// <param name="Periods">Weeks or days remembered.</param>
    /// <param name="Least">Fewer remembered periods with readings in that hour say nothing.</param>
    /// <param name="Measure">In which measure.</param>
    /// <param name="BothWays">True: higher or lower.</param>
    /// <param name="Floor">Least spread taken for <see cref="AlarmMeasure.Sigma"/>, in the field's unit: a series that hardly moves is not judged by its last decimal.</param>
    public sealed record Seasonal(SeasonLength Season, int Periods, int Least, AlarmMeasure Measure, bool BothWays, double Floor) : AlarmCondition
    {
        /// <inheritdoc/>
        public override TimeSpan Memory => Periods * (Season == SeasonLength.Week ? TimeSpan.FromDays(7) : TimeSpan.FromDays(1));
    }

    /// <summary>A KPI in percent of its target.</summary>
    /// <param name="Target">In the KPI's unit; not 0.</param>
    public sealed record Kpi(double Target) : AlarmCondition;

    /// <summary>1 while other rules stand in alarm at a site, else 0.</summary>
    /// <param name="All">True: every input must hold. False: one is enough.</param>
    /// <param name="Inputs">At least one.</param>
    public sealed record Combination(bool All, IReadOnlyList<CombinationInput> Inputs) : AlarmCondition;
}
