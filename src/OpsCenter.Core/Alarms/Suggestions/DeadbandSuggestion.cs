using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Suggestions;

/// <summary>A deadband wider than the noise.</summary>
/// <param name="Value">Suggested.</param>
/// <param name="Sigma">Noise of the noisiest series: from the median of differences of neighbouring readings, which slow changes and single outliers hardly move.</param>
/// <param name="Step">Smallest usual step of its readings.</param>
/// <param name="Factor">How many times the noise it is.</param>
/// <param name="Noisiest">Series with the most noise.</param>
/// <param name="ChatterNow">How often an alarm would have come again within ten minutes with the rule's own deadband.</param>
/// <param name="Chatter">The same with the suggested one.</param>
public sealed record DeadbandSuggestion(double Value, double Sigma, double Step, double Factor, SeriesKey Noisiest, int ChatterNow, int Chatter);
