using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Dashboards.Catalogue;

/// <summary>An area by its tag value.</summary>
internal sealed record PlaceJson(string Id, LocalizedText Name);
