using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>What is noted while a formula is evaluated: marks for the value, and why there is none.</summary>
internal sealed class FormulaTrace
{
    /// <summary>First reason why something has no value; null for none yet.</summary>
    public KpiReason? Reason { get; private set; }

    public ReadingFlags Flags { get; set; }

    public Quality Quality { get; set; }

    /// <summary>Readings that went in.</summary>
    public long Readings { get; set; }

    /// <summary>Notes why and answers "no value".</summary>
    public double None(KpiReasonKind kind, string? of = null)
    {
        Reason ??= new KpiReason(kind, of);
        return double.NaN;
    }

    public void Take(in WindowSummary sum, bool incomplete = false)
    {
        Quality = incomplete && Quality == Quality.Good ? Quality.Suspect : Quality;
        Flags |= sum.Flags & ReadingFlags.Simulated;
        Quality = sum.Worst > Quality ? sum.Worst : Quality;
        Readings += sum.Count;
    }

    public void Clear() => (Reason, Flags, Quality, Readings) = (null, ReadingFlags.None, Quality.Good, 0);
}
