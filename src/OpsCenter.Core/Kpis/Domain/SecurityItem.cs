namespace OpsCenter.Core.Kpis.Domain;

/// <summary>An item of the checklist.</summary>
/// <param name="Layer">Where it belongs.</param>
/// <param name="Weight">Above 0; counts within its layer.</param>
/// <param name="Answer">What was found.</param>
public sealed record SecurityItem(SecurityLayer Layer, double Weight, SecurityAnswer Answer);
