using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Alarms.Performance;

namespace OpsCenter.App.Api.Alarms;

/// <summary>Windows of ten minutes in a row, each with more than ten calls per operator.</summary>
/// <param name="Seconds">Length of all its windows.</param>
/// <param name="Calls">In all of them.</param>
/// <param name="Busiest">Most calls in one of them.</param>
public sealed record PerformanceFloodJson(string From, double Seconds, int Calls, int Busiest)
{
    internal static PerformanceFloodJson Of(FloodPeriod flood) => new(Rfc3339.Format(flood.From), flood.Length.TotalSeconds, flood.Calls, flood.Busiest);
}
