using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Anomalies;

/// <summary>What is watched.</summary>
/// <param name="Selector">Which series.</param>
/// <param name="Resolution">Smallest difference that means anything.</param>
/// <param name="Importance">Weight among others.</param>
internal sealed record AnomalySubject(SeriesSelector Selector, double Resolution, double Importance);
