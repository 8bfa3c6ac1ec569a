namespace OpsCenter.Ingest.Areas;

/// <summary>What an import would do.</summary>
/// <param name="Features">In the order of the file.</param>
/// <param name="Refusal">Why nothing of the file can be imported, e.g. that it is no GeoJSON; null where something can.</param>
public sealed record BoundaryPreview(IReadOnlyList<BoundaryFeature> Features, string? Refusal)
{
    public IEnumerable<BoundaryFeature> Good => Features.Where(feature => feature.IsGood);

    public bool CanImport => Refusal is null && Features.Any(feature => feature.IsGood);
}
