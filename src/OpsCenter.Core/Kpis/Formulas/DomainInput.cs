using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>An input as argument of a calculation, converted to the calculation's unit.</summary>
/// <param name="Input">Place of the input.</param>
/// <param name="Conversion">value × Scale ÷ Divisor + Offset.</param>
internal readonly record struct DomainInput(int Input, (double Scale, double Divisor, double Offset) Conversion)
{
    /// <param name="input">Place of the input.</param>
    /// <param name="name">Of the argument, for the mistake.</param>
    /// <param name="unit">Of the input; null or empty where it is unknown, which is then taken for the calculation's.</param>
    /// <param name="wanted">Of the calculation.</param>
    /// <param name="column">Where it is written.</param>
    public static DomainInput In(int input, string name, string? unit, string wanted, int column)
    {
        if (string.IsNullOrEmpty(unit) || unit == wanted)
        {
            return new DomainInput(input, (1, 1, 0));
        }

        return MeasureUnits.Exists(unit) && MeasureUnits.DimensionOf(unit) == MeasureUnits.DimensionOf(wanted)
            ? new DomainInput(input, MeasureUnits.Conversion(unit, wanted))
            : throw new FormulaException($"{name} is wanted in {wanted}; {unit} cannot become it", "Correct the input, or its unit in fields.yaml", column);
    }

    public double Convert(double value) => (value * Conversion.Scale / Conversion.Divisor) + Conversion.Offset;
}
