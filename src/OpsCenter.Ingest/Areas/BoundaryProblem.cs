namespace OpsCenter.Ingest.Areas;

/// <summary>Why a feature is not imported.</summary>
public enum BoundaryProblem
{
    None,

    /// <summary>Neither its id nor its name is that of an area.</summary>
    NoArea,

    /// <summary>Its name is that of several areas; the id tells which.</summary>
    SeveralAreas,

    /// <summary>An earlier feature of the file is of the same area.</summary>
    Twice,

    /// <summary>Neither Polygon nor MultiPolygon.</summary>
    NoPolygon,

    /// <summary>A coordinate is no longitude and latitude, perhaps the other way round.</summary>
    NoPosition,

    /// <summary>A ring has fewer than three corners, or no area.</summary>
    NoRing,

    /// <summary>A ring crosses itself.</summary>
    CrossesItself,

    /// <summary>It lies far from the area's centre, or is far too large.</summary>
    FarFromCentre,
}
