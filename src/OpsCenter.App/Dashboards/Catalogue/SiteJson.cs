using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Dashboards.Catalogue;

/// <summary>A site by its tag value.</summary>
internal sealed record SiteJson(string Id, LocalizedText Name, string Pack, string Kind, string Area);
