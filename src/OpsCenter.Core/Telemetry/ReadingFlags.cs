namespace OpsCenter.Core.Telemetry;

/// <summary>What a viewer must know about a reading beside its value. The numbers are stored and sent; never renumber.</summary>
[Flags]
public enum ReadingFlags : byte
{
    None = 0,

    /// <summary>Arrived after its window was already computed.</summary>
    Late = 1,

    /// <summary>Replaces an earlier value of the same moment.</summary>
    Revised = 2,

    /// <summary>Made by a simulator: shown as such on every screen.</summary>
    Simulated = 4,

    /// <summary>The device's clock was more than 5 minutes ahead or 7 days behind, so the server's time stands in.</summary>
    ClockReplaced = 8,
}
