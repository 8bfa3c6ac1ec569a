using System.Diagnostics.Metrics;

namespace OpsCenter.App.Identity;

internal static class AccessMetrics
{
    private static readonly Meter Meter = new("OpsCenter.App");

    /// <summary>Wrong passwords, unknown names and tries at locked accounts.</summary>
    public static readonly Counter<long> SignInsFailed = Meter.CreateCounter<long>("opscenter.identity.sign_ins.failed");
}
