namespace OpsCenter.Core.Anomalies;

/// <summary>Section <c>Anomalies</c>.</summary>
public sealed class AnomalyOptions
{
    public const string SectionName = "Anomalies";

    /// <summary>Weeks that an hour is compared with.</summary>
    /// <value>2 to 26.</value>
    public int Weeks { get; set; } = 8;

    /// <summary>A series with fewer of them is not judged.</summary>
    /// <value>2 to <see cref="Weeks"/>.</value>
    public int LeastWeeks { get; set; } = 4;

    /// <summary>So many times the usual scatter is unusual; half of it is usual again.</summary>
    /// <value>2 to 100.</value>
    public double Limit { get; set; } = 5;

    /// <summary>Fields that are watched beside the KPIs, as <c>measurement.field</c>.</summary>
    public IList<string> Fields { get; } = [];
}
