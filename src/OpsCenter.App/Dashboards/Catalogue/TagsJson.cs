namespace OpsCenter.App.Dashboards.Catalogue;

/// <summary>Tags of a field with the values present; <paramref name="Series"/> counts them all.</summary>
internal sealed record TagsJson(int Series, IReadOnlyDictionary<string, IReadOnlyList<string>> Tags);
