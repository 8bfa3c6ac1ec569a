namespace OpsCenter.Storage.Embedded.Encoding;

/// <summary>Numbers that are decimals with few digits, which is what sensors send.</summary>
internal static class DecimalNumbers
{
    private const double ExactIntegers = 1L << 53;

    public static ReadOnlySpan<double> PowersOfTen => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>What so many decimals multiply by; of more than there are, the most.</summary>
    public static double Power(byte decimals) => PowersOfTen[Math.Min((int)decimals, PowersOfTen.Length - 1)];

    /// <summary>Writes the number of decimals and the values as differences of whole numbers; false, and nothing written, where they are no decimals.</summary>
    public static bool TryWrite(BlobWriter writer, ReadOnlySpan<double> values)
    {
        if (Fewest(values) is not { } decimals)
        {
            return false;
        }

        writer.Byte((byte)decimals);
        var (power, previous) = (PowersOfTen[decimals], 0L);
        foreach (var value in values)
        {
            var scaled = (long)Math.Round(value * power);
            writer.Signed(scaled - previous);
            previous = scaled;
        }

        return true;
    }

    /// <summary>Does the value come back bit for bit from a whole number of that many parts?</summary>
    public static bool IsExact(double value, double power)
    {
        var scaled = Math.Round(value * power);
        return Math.Abs(scaled) < ExactIntegers
            && BitConverter.DoubleToInt64Bits((long)scaled / power) == BitConverter.DoubleToInt64Bits(value);
    }

    /// <summary>Fewest decimals with which every value comes back bit for bit; null where six are not enough.</summary>
    public static int? Fewest(ReadOnlySpan<double> values)
    {
        var decimals = 0;
        foreach (var value in values)
        {
            while (!IsExact(value, PowersOfTen[decimals]))
            {
                if (++decimals == PowersOfTen.Length)
                {
                    return null;
                }
            }
        }

        // A value that was exact with fewer decimals need not be with more (4.35 is, 4.35 × 10 × 10 ÷ 100 may not be).
        foreach (var value in values)
        {
            if (!IsExact(value, PowersOfTen[decimals]))
            {
                return null;
            }
        }

        return decimals;
    }
}
