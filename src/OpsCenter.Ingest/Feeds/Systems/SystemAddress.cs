namespace OpsCenter.Ingest.Feeds.Systems;

/// <summary>Where a sector system answers.</summary>
/// <param name="Base">What the paths of the feeds stand below.</param>
/// <param name="Simulated">A simulator's: what it says is marked so, and it is shown no credential.</param>
internal sealed record SystemAddress(Uri Base, bool Simulated);
