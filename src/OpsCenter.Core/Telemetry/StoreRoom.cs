namespace OpsCenter.Core.Telemetry;

/// <summary>Room of a store on its disk, in bytes.</summary>
/// <param name="FreeBytes">Free on the disk, and inside the file from what was deleted.</param>
/// <param name="ReservedBytes">Below this much the store takes nothing more.</param>
public sealed record StoreRoom(long FreeBytes, long ReservedBytes);
