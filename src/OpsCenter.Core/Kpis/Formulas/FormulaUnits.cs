using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>Keeps metres from being added to millimetres: converts where it can, refuses where it cannot.</summary>
internal static class FormulaUnits
{
    /// <summary>The second part in the unit of the first.</summary>
    public static (FormulaPart One, FormulaPart Other) Same(FormulaPart one, FormulaPart other, int column) =>
        string.IsNullOrEmpty(one.Unit) || string.IsNullOrEmpty(other.Unit) ? (one, other) : (one, To(other, one.Unit, column));

    /// <summary>The part in a unit; unchanged where its own is unknown or none.</summary>
    public static FormulaPart To(FormulaPart part, string unit, int column)
    {
        if (string.IsNullOrEmpty(part.Unit) || unit.Length == 0 || part.Unit == unit)
        {
            return part;
        }

        if (!MeasureUnits.Exists(part.Unit) || !MeasureUnits.Exists(unit) || MeasureUnits.DimensionOf(part.Unit) != MeasureUnits.DimensionOf(unit))
        {
            throw new FormulaException($"{part.Unit} is not {unit} and cannot become it", "Multiply or divide by a number with a unit, or correct the unit", column);
        }

        var (scale, divisor, offset) = MeasureUnits.Conversion(part.Unit, unit);
        return new FormulaPart(new CallNode(values => (values[0] * scale / divisor) + offset, [part.Node]), unit);
    }

    public static string? Product(FormulaPart one, FormulaPart other) =>
        string.IsNullOrEmpty(one.Unit) ? other.Unit : string.IsNullOrEmpty(other.Unit) ? one.Unit : null;

    public static string? Quotient(FormulaPart one, FormulaPart other) =>
        string.IsNullOrEmpty(other.Unit) ? one.Unit : one.Unit == other.Unit ? "" : null;
}
