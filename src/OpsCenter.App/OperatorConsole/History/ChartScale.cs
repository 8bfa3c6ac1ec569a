namespace OpsCenter.App.OperatorConsole.History;

/// <summary>A value axis from a round number to a round number.</summary>
internal sealed record ChartScale(double Low, double High, double Step)
{
    private const int Wanted = 5;

    public IEnumerable<double> Ticks
    {
        get
        {
            var steps = (int)Math.Round((High - Low) / Step);
            return Enumerable.Range(0, steps + 1).Select(index => Low + (index * Step));
        }
    }

    /// <summary>Digits that the ticks need to differ.</summary>
    public int Decimals => Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9), 0, 9);

    public static ChartScale Of(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        if (low > high)
        {
            return new ChartScale(0, 1, 0.2);
        }

        // A flat line stands in the middle, with as much air as its size asks for.
        var span = Math.Max(high - low, Math.Max(Math.Abs(high), 1e-6) * 0.02);
        if (high - low < span)
        {
            (low, high) = (((low + high) / 2) - (span / 2), ((low + high) / 2) + (span / 2));
        }

        var step = Round(span / Wanted);
        return new ChartScale(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    /// <summary>From 0 at the foot to 1 at the head.</summary>
    public double At(double value) => (value - Low) / (High - Low);

    /// <summary>1, 2 or 5 times a power of ten, not below.</summary>
    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
    }
}
