namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>A formula that cannot be understood.</summary>
public sealed class FormulaException : Exception
{
    public FormulaException(string problem, string remedy, int column)
        : base($"{problem} (at character {column})")
    {
        Remedy = remedy;
        Column = column;
    }

    /// <summary>What to do.</summary>
    public string Remedy { get; }

    /// <summary>Counted from 1.</summary>
    public int Column { get; }
}
