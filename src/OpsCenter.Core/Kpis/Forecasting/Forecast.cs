namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>What is expected of the steps to come.</summary>
/// <param name="Steps">The next first.</param>
/// <param name="Basis">What the history was long enough for.</param>
/// <param name="Tried">Past steps on which the weights were found; few mean a wide band.</param>
public sealed record Forecast(IReadOnlyList<ForecastStep> Steps, ForecastBasis Basis, int Tried);
