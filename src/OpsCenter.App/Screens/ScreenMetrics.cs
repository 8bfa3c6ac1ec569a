using System.Diagnostics.Metrics;

namespace OpsCenter.App.Screens;

internal static class ScreenMetrics
{
    private static readonly Meter Meter = new("OpsCenter.App");

    /// <summary>Requests for a pairing code that met a limit.</summary>
    public static readonly Counter<long> Refused = Meter.CreateCounter<long>("opscenter.screens.pairing.refused");

    /// <summary>Codes typed that meant no waiting display.</summary>
    public static readonly Counter<long> WrongCodes = Meter.CreateCounter<long>("opscenter.screens.pairing.wrong_codes");
}
