namespace OpsCenter.Core.Kpis;

/// <summary>Section <c>Kpis</c>.</summary>
public sealed class KpiOptions
{
    public const string SectionName = "Kpis";

    /// <summary>How far back a new KPI, or one whose formula changed, is computed.</summary>
    /// <value>0 (not at all) to 3650 days.</value>
    public TimeSpan BackfillFor { get; set; } = TimeSpan.FromDays(400);

    /// <summary>How long one round of catching up may take; the next follows at once where something is left.</summary>
    /// <value>100 ms to 1 min.</value>
    public TimeSpan CatchUpRound { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How often late readings and the past are looked after.</summary>
    /// <value>1 s to 1 h.</value>
    public TimeSpan CatchUpEvery { get; set; } = TimeSpan.FromSeconds(15);
}
