using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Sheets;

/// <summary>What must hold between the columns of a row, e.g. <c>disbursed &lt;= planned</c>. Immutable.</summary>
/// <param name="Rule">As written.</param>
/// <param name="Left">Summed.</param>
/// <param name="Comparison">Between the sums.</param>
/// <param name="Right">Summed.</param>
/// <param name="Text">Said where it does not hold; null for the rule in words.</param>
public sealed record SheetCheck(string Rule, IReadOnlyList<SheetTerm> Left, SheetComparison Comparison, IReadOnlyList<SheetTerm> Right, LocalizedText? Text)
{
    /// <summary>Sums of figures of ten digits differ in the last place without anybody being wrong.</summary>
    private const double Tolerance = 1e-9;

    public IEnumerable<string> Columns => Left.Concat(Right).Select(term => term.Column).OfType<string>();

    /// <summary>True also where a column it needs is blank.</summary>
    public bool Holds(Func<string, double?> value)
    {
        if (Sum(Left, value) is not { } left || Sum(Right, value) is not { } right)
        {
            return true;
        }

        var slack = Tolerance * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)));
        return Comparison switch
        {
            SheetComparison.Less => left < right,
            SheetComparison.AtMost => left <= right + slack,
            SheetComparison.Greater => left > right,
            SheetComparison.AtLeast => left >= right - slack,
            _ => Math.Abs(left - right) <= slack,
        };
    }

    private static double? Sum(IReadOnlyList<SheetTerm> terms, Func<string, double?> value)
    {
        var sum = 0.0;
        foreach (var term in terms)
        {
            if (term.Column is null)
            {
                sum += term.Factor;
            }
            else if (value(term.Column) is { } one)
            {
                sum += term.Factor * one;
            }
            else
            {
                return null;
            }
        }

        return sum;
    }
}
