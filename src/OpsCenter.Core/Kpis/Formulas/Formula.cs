namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>A formula that has been understood. Immutable and thread-safe.</summary>
public sealed class Formula
{
    internal Formula(string text, FormulaNode root, string? unit, FormulaNeeds needs)
    {
        Text = text;
        Root = root;
        Unit = unit;
        Needs = needs;
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Of the value; null where it follows from nothing, empty for a pure number.</summary>
    public string? Unit { get; }

    /// <summary>Lengths of the parts of a window it looks at.</summary>
    public IEnumerable<TimeSpan> Parts => Needs.Parts;

    internal FormulaNode Root { get; }

    internal FormulaNeeds Needs { get; }

    /// <summary>Does it name the input at this place?</summary>
    public bool Uses(int input) => Needs.Inputs.Contains(input);

    /// <exception cref="FormulaException">It cannot be understood; says where and what to do.</exception>
    public static Formula Parse(string text, FormulaSubject subject, string unit) => new FormulaParser(text, subject).Read(unit);
}
