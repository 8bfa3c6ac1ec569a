using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Dashboards.Catalogue;

/// <summary>A field; <paramref name="Series"/> 0 where a pack describes it but nothing has been heard.</summary>
internal sealed record FieldJson(string Measurement, string Field, LocalizedText? Name, string? Unit, int? Decimals, int Series);
