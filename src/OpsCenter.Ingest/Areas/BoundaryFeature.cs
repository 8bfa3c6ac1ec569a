using System.Text.Json.Nodes;

namespace OpsCenter.Ingest.Areas;

/// <summary>What a feature of an uploaded file would become.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Label">Its id or name, as written; empty where it has neither.</param>
/// <param name="AreaId">The area it is of; null where none or several match.</param>
/// <param name="Points">Corners of its outer rings.</param>
/// <param name="Problem">Why it is not imported; <see cref="BoundaryProblem.None"/>: it is.</param>
/// <param name="Detail">To the problem: candidates, or where it is; empty otherwise.</param>
public sealed record BoundaryFeature(int Number, string Label, string? AreaId, int Points, BoundaryProblem Problem, string Detail)
{
    public bool IsGood => Problem == BoundaryProblem.None;

    internal JsonNode? Geometry { get; init; }
}
