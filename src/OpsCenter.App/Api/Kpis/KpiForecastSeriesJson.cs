namespace OpsCenter.App.Api.Kpis;

/// <summary>The forecast of one scope.</summary>
/// <param name="Tags">Of the KPI's series.</param>
/// <param name="Steps">The next first.</param>
public sealed record KpiForecastSeriesJson(IReadOnlyDictionary<string, string> Tags, IReadOnlyList<KpiForecastStepJson> Steps);
