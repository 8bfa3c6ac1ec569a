using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Anomalies;

namespace OpsCenter.App.Api.Anomalies;

/// <summary>A series that behaves otherwise than at this hour of the weeks before.</summary>
/// <param name="Id">For confirm and dismiss.</param>
/// <param name="Measurement">kpi for KPIs.</param>
/// <param name="Field">The KPI's id, or the field.</param>
/// <param name="Tags">Of the series.</param>
/// <param name="BeganAt">Start of the first unusual hour, RFC 3339.</param>
/// <param name="SeenAt">Start of the newest; the figures are of it.</param>
/// <param name="EndedAt">As usual again, or silent; null while it lasts.</param>
/// <param name="Value">Mean of the hour.</param>
/// <param name="Usual">Median of the same hour of the weeks before.</param>
/// <param name="Score">How many times the usual scatter it is off; below zero where it is lower.</param>
/// <param name="Peak">The score farthest from zero so far.</param>
/// <param name="Rank">Peak without sign, times the weight of the series.</param>
/// <param name="Weeks">It was compared with.</param>
/// <param name="Verdict">confirmed, dismissed or null.</param>
/// <param name="JudgedBy">Who.</param>
/// <param name="JudgedAt">When.</param>
/// <param name="Reason">Why.</param>
public sealed record AnomalyJson(
    string Id, string Measurement, string Field, IReadOnlyDictionary<string, string> Tags, string BeganAt, string SeenAt, string? EndedAt, double Value, double Usual, double Score,
    double Peak, double Rank, int Weeks, string? Verdict, string? JudgedBy, string? JudgedAt, string? Reason)
{
    internal static AnomalyJson Of(Anomaly anomaly) => new(
        anomaly.Id, anomaly.Series.Measurement, anomaly.Series.Field, anomaly.Series.Tags.ToDictionary(tag => tag.Key, tag => tag.Value), Rfc3339.Format(anomaly.BeganAt),
        Rfc3339.Format(anomaly.SeenAt), anomaly.EndedAt is { } ended ? Rfc3339.Format(ended) : null, anomaly.Value, anomaly.Usual, anomaly.Score, anomaly.Peak, anomaly.Rank, anomaly.Weeks,
        anomaly.Verdict is { } verdict ? SeriesJson.Name(verdict) : null, anomaly.JudgedBy, anomaly.JudgedAt is { } judged ? Rfc3339.Format(judged) : null, anomaly.Reason);
}
