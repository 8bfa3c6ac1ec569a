namespace OpsCenter.App.Api.Readings;

/// <summary>Points of one series.</summary>
/// <param name="Unit">Empty for pure numbers and for fields that no pack describes.</param>
/// <param name="Points">Oldest first, each <c>[time, value]</c>; a window carries its start.</param>
/// <param name="Truncated">The bound on points cut the answer here.</param>
public sealed record QuerySeries(
    string Measurement, string Field, IReadOnlyDictionary<string, string> Tags, string Unit, IReadOnlyList<QueryPoint> Points, bool Truncated);
