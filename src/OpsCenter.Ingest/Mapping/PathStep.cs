namespace OpsCenter.Ingest.Mapping;

/// <summary>One step of a <see cref="JsonPath"/>.</summary>
/// <param name="Kind">What the step does.</param>
/// <param name="Name">UTF-8 property name, for <see cref="PathStepKind.Where"/> of the member that is compared; null for an index or a fan-out.</param>
/// <param name="Index">Array index where <paramref name="Kind"/> says so; negative counts from the end.</param>
/// <param name="Variable">For <see cref="PathStepKind.EachMember"/>: slot that takes the member's name, or -1.</param>
/// <param name="Value">For <see cref="PathStepKind.Where"/>: what the member must be.</param>
internal readonly record struct PathStep(PathStepKind Kind, byte[]? Name = null, int Index = 0, int Variable = -1, string? Value = null);
