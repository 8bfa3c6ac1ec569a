namespace OpsCenter.Core.Areas;

/// <summary>A number that holds from a local day until the next one begins.</summary>
/// <param name="From">Null for since ever.</param>
/// <param name="Value">The number.</param>
public sealed record DatedValue(DateOnly? From, double Value);
