using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Forecasting;

namespace OpsCenter.App.Jobs;

/// <summary>The forecast of a KPI as pages and the API show it.</summary>
/// <param name="Kpi">Its definition.</param>
/// <param name="State">Null before the first attempt since the start.</param>
/// <param name="Lines">Of each scope, in order of the series.</param>
/// <param name="Near">Mean error of one step ahead over the last four weeks, in percent; null where none has come yet.</param>
/// <param name="NearNaive">The same of the naive forecast.</param>
/// <param name="Far">Of the farthest step.</param>
/// <param name="FarNaive">The same of the naive forecast.</param>
/// <param name="Moments">How many moments the errors are of.</param>
public sealed record ForecastView(KpiDefinition Kpi, KpiForecastState? State, IReadOnlyList<ForecastScope> Lines, double? Near, double? NearNaive, double? Far, double? FarNaive, int Moments)
{
    /// <summary>Fewer prove nothing.</summary>
    private const int Enough = 24;

    /// <summary>Over the last four weeks the naive forecast would have served better: nobody should rely on this one.</summary>
    public bool IsWorse => Moments >= Enough && (Far ?? Near) > (Far is null ? NearNaive : FarNaive);
}
