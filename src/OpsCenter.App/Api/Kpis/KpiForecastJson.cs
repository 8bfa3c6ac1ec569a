using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.App.Jobs;

namespace OpsCenter.App.Api.Kpis;

/// <summary>What is expected of a KPI, with a band that four of five values fall into.</summary>
/// <param name="Id">Of the KPI.</param>
/// <param name="Unit">Of the values.</param>
/// <param name="Every">Length of a step: the KPI's window, but at least an hour.</param>
/// <param name="MadeFrom">Made from everything before it; null before the first attempt since the server's start.</param>
/// <param name="Basis">level (less than three days of history), day or week: of the scope with the least; null where there is no forecast.</param>
/// <param name="MissingHours">So much more history is needed for a first forecast; null where there is one.</param>
/// <param name="ErrorNear">Mean error in percent over four weeks, of one step ahead; null before any moment has come.</param>
/// <param name="ErrorNearNaive">The same of "as a week ago".</param>
/// <param name="ErrorFar">Of the farthest step.</param>
/// <param name="ErrorFarNaive">The same of "as a week ago".</param>
/// <param name="WorseThanNaive">Nobody should rely on it.</param>
/// <param name="Series">Each scope.</param>
public sealed record KpiForecastJson(
    string Id, string Unit, string Every, string? MadeFrom, string? Basis, double? MissingHours, double? ErrorNear, double? ErrorNearNaive, double? ErrorFar, double? ErrorFarNaive,
    bool WorseThanNaive, IReadOnlyList<KpiForecastSeriesJson> Series)
{
    internal static KpiForecastJson Of(ForecastView view) => new(
        view.Kpi.Id, view.Kpi.Unit, Core.Kpis.Forecasting.ForecastGrid.Of(view.Kpi).Step.ToString(), view.State is { } state ? Rfc3339.Format(state.Origin) : null,
        view.State?.Basis is { } basis ? SeriesJson.Name(basis) : null, view.State is { Series: 0 } none ? none.Missing.TotalHours : null, view.Near, view.NearNaive, view.Far, view.FarNaive,
        view.IsWorse,
        [
            .. view.Lines.Select(line => new KpiForecastSeriesJson(
                line.Series.Tags.ToDictionary(tag => tag.Key, tag => tag.Value),
                [.. line.Steps.Select(step => new KpiForecastStepJson(Rfc3339.Format(step.Time), step.Value, step.Low, step.High))])),
        ]);
}
