namespace OpsCenter.App.Api.Areas;

/// <summary>What became, or would become, of an uploaded file.</summary>
/// <param name="Imported">Ids of the areas whose boundary is in force now; empty for a preview.</param>
/// <param name="Features">In the order of the file.</param>
public sealed record GeometryJson(IReadOnlyList<string> Imported, IReadOnlyList<GeometryFeatureJson> Features);
