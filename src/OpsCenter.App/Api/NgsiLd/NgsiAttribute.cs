namespace OpsCenter.App.Api.NgsiLd;

/// <summary>How a field is called in a data model of others.</summary>
/// <param name="Field">Ours.</param>
/// <param name="Name">Theirs.</param>
/// <param name="UnitCode">UN/CEFACT common code; null for pure numbers.</param>
/// <param name="Scale">Ours times this is theirs.</param>
internal sealed record NgsiAttribute(string Field, string Name, string? UnitCode = null, double Scale = 1);
