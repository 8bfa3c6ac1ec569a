namespace OpsCenter.App.Dashboards.Catalogue;

/// <summary>What the query builder offers.</summary>
internal sealed record CatalogueJson(IReadOnlyList<FieldJson> Fields, IReadOnlyList<SiteJson> Sites, IReadOnlyList<PlaceJson> Areas);
