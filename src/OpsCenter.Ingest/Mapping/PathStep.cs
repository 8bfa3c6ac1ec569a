namespace OpsCenter.Ingest.Mapping;

/// <summary>One step of a <see cref="JsonPath"/>.</summary>
/// <param name="Name">UTF-8 property name; null for an index or a fan-out.</param>
/// <param name="Index">Array index where <paramref name="Kind"/> says so.</param>
/// <param name="Kind">What the step does.</param>
/// <param name="Variable">For <see cref="PathStepKind.EachMember"/>: slot that takes the member's name, or -1.</param>
internal readonly record struct PathStep(PathStepKind Kind, byte[]? Name = null, int Index = 0, int Variable = -1);
