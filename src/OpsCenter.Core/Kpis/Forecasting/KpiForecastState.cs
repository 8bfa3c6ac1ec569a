using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>How the forecast of a KPI stands.</summary>
/// <param name="Origin">Made from everything before it.</param>
/// <param name="Series">How many have a forecast.</param>
/// <param name="Basis">Of the weakest of them; null where none has one.</param>
/// <param name="Known">Most values that a series has.</param>
/// <param name="Missing">So much more history is needed for a first forecast; zero where there is one.</param>
public sealed record KpiForecastState(Instant Origin, int Series, ForecastBasis? Basis, int Known, TimeSpan Missing);
