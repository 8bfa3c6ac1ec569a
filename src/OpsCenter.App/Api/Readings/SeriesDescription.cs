namespace OpsCenter.App.Api.Readings;

/// <summary>A known series.</summary>
/// <param name="Unit">Empty for pure numbers and for fields that no pack describes.</param>
public sealed record SeriesDescription(string Measurement, string Field, IReadOnlyDictionary<string, string> Tags, string Unit);
