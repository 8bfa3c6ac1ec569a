using System.Diagnostics.Metrics;

namespace OpsCenter.Simulator.Running;

/// <summary>Counters of the simulator.</summary>
internal static class SimulatorMetrics
{
    private static readonly Meter Meter = new("OpsCenter.Simulator");

    public static readonly Counter<long> Published = Meter.CreateCounter<long>("opscenter.simulator.published", description: "Messages acknowledged by the server.");
    public static readonly Counter<long> Refused = Meter.CreateCounter<long>("opscenter.simulator.refused", description: "Messages the server said no to.");
    public static readonly Counter<long> Dropped = Meter.CreateCounter<long>("opscenter.simulator.dropped", description: "Live messages given up while the server was away.");
}
