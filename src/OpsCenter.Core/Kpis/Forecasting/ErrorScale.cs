namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>What errors of a series are measured by: each value itself, or, where values come near zero, their mean size.</summary>
/// <param name="IsRelative">By each value.</param>
/// <param name="Small">Where relative: a value whose size is not above it does not count, for its percentage says nothing.</param>
/// <param name="Mean">Mean size.</param>
internal readonly record struct ErrorScale(bool IsRelative, double Small, double Mean)
{
    private const double Most = 200;
    private const double NearZero = 0.1;
    private const int Lowest = 20;

    /// <param name="values">NaN where there is none; at least one is known.</param>
    public static ErrorScale Of(IEnumerable<double> values)
    {
        double[] known = [.. values.Where(value => !double.IsNaN(value))];
        var sizes = known.Select(Math.Abs).Order().ToArray();
        var small = sizes[sizes.Length / Lowest];
        var relative = known.Min() > 0 && small > NearZero * sizes[sizes.Length / 2];

        // With few values the smallest would be left out for nothing.
        return new ErrorScale(relative, sizes.Length < Lowest ? double.NegativeInfinity : small, sizes.Average());
    }

    public bool Counts(double value) => !IsRelative || Math.Abs(value) > Small;

    /// <summary>Percent, at most <see cref="Most"/>: farther off is no worse, and would outweigh a month. Null where the value does not count.</summary>
    public double? Percent(double told, double seen) =>
        !Counts(seen) || Mean == 0 ? null : Math.Min(Most, 100 * Math.Abs(told - seen) / (IsRelative ? Math.Abs(seen) : Mean));
}
