namespace OpsCenter.Ingest.Areas;

/// <summary>Whether a ring bounds an area: three corners, not flat, and never across itself.</summary>
internal static class RingCheck
{
    private const int LeastCorners = 3;

    /// <summary>About 1 m²: less is a line.</summary>
    private const double LeastSquareDegrees = 1e-10;

    public static BoundaryProblem Of(IReadOnlyList<(double X, double Y)> ring)
    {
        if (ring.Count < LeastCorners)
        {
            return BoundaryProblem.NoRing;
        }

        // A figure of eight has no area by the formula, but its reader wants to know of the crossing.
        return Crosses(ring) ? BoundaryProblem.CrossesItself
            : Math.Abs(TwiceTheArea(ring)) < LeastSquareDegrees ? BoundaryProblem.NoRing
            : BoundaryProblem.None;
    }

    private static double TwiceTheArea(IReadOnlyList<(double X, double Y)> ring)
    {
        double sum = 0;
        for (var index = 0; index < ring.Count; index++)
        {
            // From the first corner: degrees are large beside a small ring, and their products would lose it.
            var (one, two) = (From(ring[0], ring[index]), From(ring[0], ring[(index + 1) % ring.Count]));
            sum += (one.X * two.Y) - (two.X * one.Y);
        }

        return sum;
    }

    /// <summary>Sides in order of their west end: only those that overlap from west to east are compared.</summary>
    private static bool Crosses(IReadOnlyList<(double X, double Y)> ring)
    {
        var sides = Enumerable.Range(0, ring.Count)
            .Select(index => (Index: index, A: ring[index], B: ring[(index + 1) % ring.Count]))
            .OrderBy(side => Math.Min(side.A.X, side.B.X))
            .ToArray();
        for (var first = 0; first < sides.Length; first++)
        {
            var east = Math.Max(sides[first].A.X, sides[first].B.X);
            for (var second = first + 1; second < sides.Length && Math.Min(sides[second].A.X, sides[second].B.X) <= east; second++)
            {
                if (!Neighbours(sides[first].Index, sides[second].Index, ring.Count) && Cross(sides[first].A, sides[first].B, sides[second].A, sides[second].B))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Neighbours(int one, int other, int count) => (one + 1) % count == other || (other + 1) % count == one;

    /// <summary>Touching is allowed: surveyed boundaries do it.</summary>
    private static bool Cross((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d) =>
        Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0;

    private static int Side((double X, double Y) a, (double X, double Y) b, (double X, double Y) p) =>
        Math.Sign(((b.X - a.X) * (p.Y - a.Y)) - ((b.Y - a.Y) * (p.X - a.X)));

    private static (double X, double Y) From((double X, double Y) origin, (double X, double Y) point) => (point.X - origin.X, point.Y - origin.Y);
}
