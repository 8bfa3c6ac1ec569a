namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>What is known of the place a formula is evaluated for. NaN where nothing is.</summary>
internal interface IFormulaPlace
{
    /// <summary>Configured sites of the pack in the scope, of one kind or (null) of all.</summary>
    double Sites(string? kind);

    /// <summary>Sum of the sites' attribute.</summary>
    double Attribute(string name);

    /// <summary>Attribute of the area itself, e.g. its population, on the window's day.</summary>
    double AreaAttribute(string name, FormulaWindow window);

    /// <summary>A limit with a name, in force on the window's day.</summary>
    double Limit(string id, FormulaWindow window);
}
