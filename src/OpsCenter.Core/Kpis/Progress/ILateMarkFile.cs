namespace OpsCenter.Core.Kpis.Progress;

/// <summary>Where marks outlive the process. One caller at a time.</summary>
public interface ILateMarkFile
{
    /// <summary>Everything that was appended and not removed since; some may be there twice.</summary>
    IReadOnlyList<LateMark> Load();

    /// <summary>On disk when it returns.</summary>
    void Append(IReadOnlyCollection<LateMark> marks);

    /// <summary>All others may go. Need not do it at once.</summary>
    void Keep(IReadOnlyCollection<LateMark> marks);
}
