namespace OpsCenter.Core.Kpis.Domain;

/// <summary>Weighted mean of the last 12 hourly means of PM (Decision 1459/QĐ-TCMT, 2.2.1.a).</summary>
/// <param name="Value">µg/m³.</param>
/// <param name="Weight">The weight w of the hour before, 1/2 to 1.</param>
/// <param name="MissingHours">Of the twelve.</param>
public sealed record Nowcast(double Value, double Weight, int MissingHours)
{
    public const int Hours = 12;
    private const int Newest = 3;
    private const int LeastOfNewest = 2;
    private const double LeastWeight = 0.5;

    /// <summary>With w = 1/2 the published formula does not divide by the weights; what is missing then counts as zero.</summary>
    public bool TooLow => Weight <= LeastWeight && MissingHours > 0;

    /// <summary>Null with fewer than two of the last three hours.</summary>
    /// <param name="hours">Oldest first; only the last twelve count.</param>
    public static Nowcast? Of(IReadOnlyList<double?> hours)
    {
        var newestFirst = Enumerable.Range(1, Hours).Select(back => back <= hours.Count ? VnAqi.Valid(hours[^back]) : null).ToArray();
        var known = newestFirst.OfType<double>().ToArray();
        if (newestFirst.Take(Newest).Count(value => value is not null) < LeastOfNewest)
        {
            return null;
        }

        var (least, greatest) = (known.Min(), known.Max());
        var weight = greatest > 0 ? Math.Max(LeastWeight, least / greatest) : 1;
        double sum = 0, weights = 0, factor = 1;
        foreach (var value in newestFirst)
        {
            sum += factor * (value ?? 0);
            weights += value is null ? 0 : factor;
            factor *= weight;
        }

        // (1/2)^1 c1 + (1/2)^2 c2 + …: the decision writes the sum alone, whose weights make 1 only with all twelve hours.
        return new Nowcast(weight > LeastWeight ? sum / weights : LeastWeight * sum, weight, Hours - known.Length);
    }
}
