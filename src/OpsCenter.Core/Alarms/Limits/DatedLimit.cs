namespace OpsCenter.Core.Alarms.Limits;

/// <summary>A limit from a local day on.</summary>
/// <param name="From">Null for since ever.</param>
/// <param name="Value">The limit.</param>
public sealed record DatedLimit(DateOnly? From, double Value);
