namespace OpsCenter.Simulator.Province;

/// <summary>What the counters at the gates of a place say.</summary>
/// <param name="Entered">People in since local midnight.</param>
/// <param name="Left">People out since local midnight.</param>
/// <param name="Inside">People inside.</param>
/// <param name="Capacity">People the place holds.</param>
public readonly record struct VisitorCount(int Entered, int Left, int Inside, int Capacity);
