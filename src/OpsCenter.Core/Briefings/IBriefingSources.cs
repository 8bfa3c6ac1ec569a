namespace OpsCenter.Core.Briefings;

/// <summary>The configured ways in, and when each last brought something. Thread-safe.</summary>
public interface IBriefingSources
{
    IReadOnlyList<BriefingSource> Current { get; }
}
