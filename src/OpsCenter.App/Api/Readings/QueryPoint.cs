using System.Text.Json.Serialization;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Readings;

/// <summary>Written as <c>[time, value]</c>; null for a window that has no value.</summary>
[JsonConverter(typeof(QueryPointConverter))]
public readonly record struct QueryPoint(Instant Time, double? Value);
